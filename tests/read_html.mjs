// A validator, a checker of accessibility and a browser read every page of HTML, in both languages: no finding, nothing
// loaded, no scrolling sideways, in light and in dark.
//
// Usage: read_html.mjs PROGRAM NODE_MODULES CHROMIUM; the modules are html-validate, axe-core and puppeteer-core.

import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";

const [program, modules, chromium] = process.argv.slice(2);
const require = createRequire(resolve(modules, "x"));
const { HtmlValidate } = require("html-validate");
const puppeteer = require("puppeteer-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

const calls = readFileSync("tests/it/html/pages.txt", "utf8").trim().split("\n");
const environment = { HOME: "/dev/null/home", WIR_CACHE: "" };
// A telephone in the dark and a screen in the light, in CSS pixels.
const SCREENS = [
  { width: 320, scheme: "dark" },
  { width: 1280, scheme: "light" },
];

const validator = new HtmlValidate({
  extends: ["html-validate:recommended", "html-validate:document"],
  rules: {
    // Numbers are copied, so the style keeps them on one line instead of other blanks.
    "tel-non-breaking": "off",
    // A title is the first heading, of any length.
    "long-title": "off",
    "doctype-style": ["error", { style: "lowercase" }],
  },
});

function written(call, lang) {
  const [, ...words] = call.split(" ");
  const run = spawnSync(program, ["--lang", lang, "--format", "html", ...words], { env: environment, encoding: "utf8" });
  if (!run.stdout) throw new Error(`${call}: ${run.stderr}`);
  return run.stdout;
}

async function findings(page, html) {
  const report = await validator.validateString(html);
  const found = report.results.flatMap((result) => result.messages);
  const lines = found.map((one) => `${one.line}:${one.column} ${one.ruleId}: ${one.message}`);
  await page.setContent(html);
  for (const { width, scheme } of SCREENS) {
    await page.setViewport({ width, height: 800 });
    await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
    const [wide, room] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
    if (wide > room) lines.push(`${wide} pixels where there are ${room}`);
    await page.evaluate(axe);
    const { violations } = await page.evaluate("axe.run()");
    const nodes = violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`));
    lines.push(...nodes.map((node) => `${width} ${scheme} ${node}`));
  }
  return lines;
}

const browser = await puppeteer.launch({ executablePath: chromium, args: ["--no-sandbox"] });
const page = await browser.newPage();
let loaded = [];
page.on("request", (request) => loaded.push(request.url()));
const wrong = [];
// What finds nothing proves nothing: a page with mistakes comes first.
const planted = await findings(page, "<!doctype html><html><head><title></title></head><body><h3>a</h3><img src=x></body>");
if (!["empty-title", "image-alt", "heading-level"].every((rule) => planted.some((line) => line.includes(rule)))) {
  wrong.push(`the planted mistakes are not found: ${planted.join("\n")}`);
}
loaded = [];
for (const call of calls) {
  for (const lang of ["de", "en"]) {
    const lines = await findings(page, written(call, lang));
    lines.push(...loaded.map((url) => `loads ${url}`));
    loaded = [];
    wrong.push(...lines.map((line) => `${call} (${lang}): ${line}`));
  }
}
await browser.close();
if (wrong.length) {
  console.error(wrong.join("\n"));
  process.exit(1);
}
console.log(`a validator, axe-core and a browser find nothing in ${calls.length} pages in 2 languages`);
