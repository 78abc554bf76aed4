// Writes the TypeScript types of an OpenAPI document: node write.mjs DOCUMENT.json TARGET.d.ts
import { readFile, writeFile } from "node:fs/promises";
import openapiTS, { astToString } from "openapi-typescript";

const [, , source, target] = process.argv;
const document = JSON.parse(await readFile(source, "utf8"));
// A field with a default may be left out of what is sent; what is received lists it as required already.
const nodes = await openapiTS(document, { defaultNonNullable: false, alphabetize: true });
const head = "// The API's types, written by scripts/console types from the service's OpenAPI document: never edit by hand.\n";
const text = head + astToString(nodes);
const before = await readFile(target, "utf8").catch(() => "");
if (before !== text) await writeFile(target, text);
