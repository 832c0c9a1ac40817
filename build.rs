//! Puts the functions of a look-up side by side in the program, see benches/startup.py.

use std::env::var;
use std::path::Path;
use std::process::Command;

const SCRIPT: &str = "benches/startup.ld";

fn main() -> Result<(), Box<dyn std::error::Error>> {
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-changed={SCRIPT}");
    let script = Path::new(&var("CARGO_MANIFEST_DIR")?).join(SCRIPT);
    let argument = format!("-Wl,-T,{}", script.display());
    if var("PROFILE")? == "release" && linker_takes(&argument)? {
        println!("cargo:rustc-link-arg-bin=wir={argument}");
    }
    Ok(())
}

/// Whether the linker of this build reads such a script; some do not, and the program does without.
fn linker_takes(argument: &str) -> Result<bool, Box<dyn std::error::Error>> {
    let folder = var("OUT_DIR")?;
    let source = Path::new(&folder).join("probe.rs");
    std::fs::write(&source, "fn main() {}")?;
    let mut rustc = Command::new(var("RUSTC")?);
    rustc.arg(&source).args(["--target", &var("TARGET")?]);
    rustc.args(["--out-dir", &folder, "-C", &format!("link-arg={argument}")]);
    if let Ok(linker) = var("RUSTC_LINKER") {
        rustc.args(["-C", &format!("linker={linker}")]);
    }
    let flags = var("CARGO_ENCODED_RUSTFLAGS").unwrap_or_default();
    rustc.args(flags.split('\x1f').filter(|flag| !flag.is_empty()));
    Ok(rustc.output()?.status.success())
}
