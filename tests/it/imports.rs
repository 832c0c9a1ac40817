//! Which file of the program imports from which: by its `use` lines and by the paths in its code.
//!
//! A re-export depends on nothing: who imports through it depends on the file that defines what is meant. So
//! the `mod.rs` of a room may list what the room gives, and files of the room need not go through it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use syn::visit::Visit;
use syn::{Attribute, Item, UseTree};

/// A module as its path from the root of the crate: `["load", "records", "unit"]`.
pub(crate) type Module = Vec<String>;

/// A file of the program.
pub(crate) struct File {
    /// Its path below `src`.
    pub(crate) name: String,
    /// The types that it defines, without its tests.
    pub(crate) types: Vec<String>,
    /// What it imports or names with a path, without its tests.
    paths: BTreeSet<Module>,
    /// The names that it brings in by `use`, and what each stands for.
    uses: BTreeMap<String, Module>,
    /// The methods that it gives to types, each with its type, and those that it calls on `self`.
    methods: BTreeSet<Method>,
    called: BTreeSet<Method>,
}

/// A type and a method of it. A type has one name, see `a_name_stands_for_one_type`.
type Method = (String, String);

/// The files of the program by their modules, without those that are tests alone.
pub(crate) fn files() -> BTreeMap<Module, File> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = BTreeMap::new();
    let mut folders = vec![root.clone()];
    let mut paths: Vec<PathBuf> = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                paths.push(path);
            }
        }
    }
    let module = |path: &Path| -> Module {
        let parts = path
            .strip_prefix(&root)
            .expect("below src")
            .with_extension("");
        let parts = parts.iter().map(|part| part.to_string_lossy().into_owned());
        parts
            .filter(|part| !["mod", "lib"].contains(&part.as_str()))
            .collect()
    };
    let modules: BTreeSet<Module> = paths.iter().map(|path| module(path)).collect();
    for path in &paths {
        let name = path.strip_prefix(&root).expect("below src");
        let name = name.to_string_lossy().replace('\\', "/");
        if name.ends_with("tests.rs") || name == "main.rs" {
            continue;
        }
        let text = std::fs::read_to_string(path).expect("a file");
        let syntax = syn::parse_file(&text).expect("Rust");
        let own = module(path);
        let mut reader = Reader {
            own: &own,
            modules: &modules,
            types: Vec::new(),
            paths: BTreeSet::new(),
            uses: BTreeMap::new(),
            methods: BTreeSet::new(),
            called: BTreeSet::new(),
            of_type: None,
            is_table: name.ends_with("mod.rs") || name == "lib.rs",
        };
        reader.visit_file(&syntax);
        let Reader {
            types,
            paths,
            uses,
            methods,
            called,
            ..
        } = reader;
        let file = File {
            name,
            types,
            paths,
            uses,
            methods,
            called,
        };
        files.insert(own, file);
    }
    assert!(files.len() > 100, "the source files are here");
    files
}

/// For each file the files that it depends on.
pub(crate) fn dependencies(files: &BTreeMap<Module, File>) -> BTreeMap<&Module, BTreeSet<&Module>> {
    let mut givers: BTreeMap<&Method, &Module> = BTreeMap::new();
    for (module, file) in files {
        givers.extend(file.methods.iter().map(|method| (method, module)));
    }
    let of_file = |(own, file): (&Module, &File)| -> BTreeSet<&Module> {
        let paths = file.paths.iter();
        let named = paths.filter_map(|path| defined_in(files, path, 0));
        let called = file.called.iter();
        let called = called.filter_map(|method| givers.get(method).copied());
        named
            .chain(called)
            .filter(|module| *module != own)
            .collect()
    };
    files
        .iter()
        .map(|entry| (entry.0, of_file(entry)))
        .collect()
}

/// The file that defines what a path names; `None` for a module that is named as a whole, whose parts are
/// named apart.
fn defined_in<'f>(
    files: &'f BTreeMap<Module, File>,
    path: &[String],
    depth: usize,
) -> Option<&'f Module> {
    assert!(depth < 10, "{path:?} leads round in a circle");
    let found = (0..=path.len())
        .rev()
        .find(|len| files.contains_key(&path[..*len]))?;
    let (module, file) = files.get_key_value(&path[..found])?;
    let name = path.get(found)?;
    match file.uses.get(name) {
        Some(stands_for) => {
            let rest = path[found + 1..].iter().cloned();
            let whole: Module = stands_for.iter().cloned().chain(rest).collect();
            defined_in(files, &whole, depth + 1)
        }
        None => Some(module),
    }
}

/// The circles among files: each set of files that depend on one another by whatever way.
pub(crate) fn circles<'f>(
    dependencies: &BTreeMap<&'f Module, BTreeSet<&'f Module>>,
) -> Vec<Vec<&'f Module>> {
    let reached = |from: &'f Module| -> BTreeSet<&'f Module> {
        let mut reached = BTreeSet::new();
        let mut rest = vec![from];
        while let Some(module) = rest.pop() {
            for next in dependencies.get(module).into_iter().flatten() {
                if reached.insert(*next) {
                    rest.push(next);
                }
            }
        }
        reached
    };
    let reached: BTreeMap<&Module, BTreeSet<&Module>> = dependencies
        .keys()
        .map(|module| (*module, reached(module)))
        .collect();
    let mut circles: Vec<Vec<&Module>> = Vec::new();
    for (module, those) in &reached {
        if !those.contains(module) || circles.iter().any(|circle| circle.contains(module)) {
            continue;
        }
        let is_round = |other: &&&Module| reached[**other].contains(module);
        circles.push(those.iter().filter(is_round).copied().collect());
    }
    circles
}

struct Reader<'r> {
    own: &'r [String],
    modules: &'r BTreeSet<Module>,
    types: Vec<String>,
    paths: BTreeSet<Module>,
    uses: BTreeMap<String, Module>,
    methods: BTreeSet<Method>,
    called: BTreeSet<Method>,
    /// The type whose `impl` is read.
    of_type: Option<String>,
    /// Whether the file may be a table of contents.
    is_table: bool,
}

impl Reader<'_> {
    /// What a `mod.rs` brings in for others is given on, and no import of its own.
    fn read_use(&mut self, item: &syn::ItemUse) {
        let is_public = !matches!(item.vis, syn::Visibility::Inherited);
        self.tree(&[], &item.tree, self.is_table && is_public);
    }

    fn call(&mut self, method: &str) {
        if let Some(of_type) = &self.of_type {
            self.called.insert((of_type.clone(), method.to_owned()));
        }
    }

    /// A path from the root of the crate; `None` for what is of another crate, or begins with a name of this
    /// file.
    fn absolute(&self, path: &[String]) -> Option<Module> {
        let (first, rest) = path.split_first()?;
        let below = |base: &[String]| Some([base, rest].concat());
        match first.as_str() {
            "crate" => Some(rest.to_vec()),
            "self" => below(self.own),
            "super" => {
                let parent = &self.own[..self.own.len().checked_sub(1)?];
                if rest.first().is_some_and(|next| next == "super") {
                    let above = &parent[..parent.len().checked_sub(1)?];
                    Some([above, &rest[1..]].concat())
                } else {
                    below(parent)
                }
            }
            name => match self.uses.get(name) {
                Some(stands_for) => below(stands_for),
                None => {
                    let child = [self.own, &[name.to_owned()]].concat();
                    self.modules
                        .contains(&child)
                        .then(|| [self.own, path].concat())
                }
            },
        }
    }

    fn take(&mut self, path: &[String]) {
        if let Some(whole) = self.absolute(path) {
            self.paths.insert(whole);
        }
    }

    fn tree(&mut self, before: &[String], tree: &UseTree, is_given_on: bool) {
        let with = |name: &syn::Ident| [before, &[name.to_string()]].concat();
        match tree {
            UseTree::Path(path) => self.tree(&with(&path.ident), &path.tree, is_given_on),
            UseTree::Group(group) => {
                let trees = group.items.iter();
                trees.for_each(|tree| self.tree(before, tree, is_given_on));
            }
            UseTree::Name(name) if name.ident == "self" => {
                let known = before.last().expect("a name").clone();
                self.bring_in(before, known, is_given_on);
            }
            UseTree::Name(name) => {
                self.bring_in(&with(&name.ident), name.ident.to_string(), is_given_on);
            }
            UseTree::Rename(rename) => {
                self.bring_in(&with(&rename.ident), rename.rename.to_string(), is_given_on);
            }
            UseTree::Glob(_) => {
                // The variants of an enum are no modules.
                let is_type = before
                    .last()
                    .is_some_and(|name| name.starts_with(char::is_uppercase));
                assert!(
                    is_type || self.absolute(before).is_none(),
                    "a star hides what {:?} imports",
                    self.own
                );
                self.take(before);
            }
        }
    }

    fn bring_in(&mut self, path: &[String], known: String, is_given_on: bool) {
        if let Some(whole) = self.absolute(path) {
            if !is_given_on {
                self.paths.insert(whole.clone());
            }
            self.uses.insert(known, whole);
        }
    }
}

/// Whether an item is there for tests alone.
fn is_for_tests(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        let condition = attribute
            .meta
            .require_list()
            .map(|list| list.tokens.to_string());
        attribute.path().is_ident("cfg")
            && condition
                .is_ok_and(|condition| condition == "test" || condition.starts_with("all (test"))
    })
}

impl<'ast> Visit<'ast> for Reader<'_> {
    fn visit_file(&mut self, file: &'ast syn::File) {
        // What is brought in is known before the first path is read.
        for item in &file.items {
            if let Item::Use(item) = item
                && !is_for_tests(&item.attrs)
            {
                self.read_use(item);
            }
        }
        syn::visit::visit_file(self, file);
    }

    fn visit_item_mod(&mut self, item: &'ast syn::ItemMod) {
        if !is_for_tests(&item.attrs) {
            syn::visit::visit_item_mod(self, item);
        }
    }

    fn visit_item_fn(&mut self, item: &'ast syn::ItemFn) {
        if !is_for_tests(&item.attrs) {
            syn::visit::visit_item_fn(self, item);
        }
    }

    fn visit_item_struct(&mut self, item: &'ast syn::ItemStruct) {
        self.types.push(item.ident.to_string());
        syn::visit::visit_item_struct(self, item);
    }

    fn visit_item_enum(&mut self, item: &'ast syn::ItemEnum) {
        self.types.push(item.ident.to_string());
        syn::visit::visit_item_enum(self, item);
    }

    fn visit_item_trait(&mut self, item: &'ast syn::ItemTrait) {
        self.types.push(item.ident.to_string());
        syn::visit::visit_item_trait(self, item);
    }

    fn visit_item_type(&mut self, item: &'ast syn::ItemType) {
        self.types.push(item.ident.to_string());
    }

    // Those at the top of the file were read before.
    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        if !is_for_tests(&item.attrs) {
            self.read_use(item);
        }
    }

    fn visit_item_impl(&mut self, item: &'ast syn::ItemImpl) {
        if is_for_tests(&item.attrs) {
            return;
        }
        let name = match &*item.self_ty {
            syn::Type::Path(path) => path.path.segments.last(),
            _ => None,
        };
        let outer = self.of_type.take();
        self.of_type = name.map(|segment| segment.ident.to_string());
        if item.trait_.is_none()
            && let Some(of_type) = &self.of_type
        {
            for part in &item.items {
                if let syn::ImplItem::Fn(method) = part {
                    let method = method.sig.ident.to_string();
                    self.methods.insert((of_type.clone(), method));
                }
            }
        }
        syn::visit::visit_item_impl(self, item);
        self.of_type = outer;
    }

    fn visit_expr_method_call(&mut self, call: &'ast syn::ExprMethodCall) {
        if let syn::Expr::Path(receiver) = &*call.receiver
            && receiver.path.is_ident("self")
        {
            self.call(&call.method.to_string());
        }
        syn::visit::visit_expr_method_call(self, call);
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let parts: Vec<String> = path
            .segments
            .iter()
            .map(|segment| segment.ident.to_string())
            .collect();
        if parts.len() > 1 {
            self.take(&parts);
        }
        if let [of_self, method] = &parts[..]
            && of_self == "Self"
        {
            self.call(method);
        }
        syn::visit::visit_path(self, path);
    }

    /// What stands in the arguments of a macro is no syntax yet: its paths are told by their colons.
    fn visit_macro(&mut self, item: &'ast syn::Macro) {
        let tokens = item.tokens.to_string();
        let all: Vec<&str> = tokens.split_whitespace().collect();
        for words in all.windows(4) {
            if let ["self", ".", method, "("] = words {
                self.call(method);
            }
        }
        let mut words = all.into_iter().peekable();
        let mut path: Vec<String> = Vec::new();
        while let Some(word) = words.next() {
            let is_name = word.chars().all(|c| c.is_alphanumeric() || c == '_');
            if is_name {
                path.push(word.to_owned());
            }
            if is_name && words.peek() == Some(&"::") {
                words.next();
                continue;
            }
            if path.len() > 1 {
                self.take(&path);
            }
            path.clear();
        }
        syn::visit::visit_macro(self, item);
    }
}
