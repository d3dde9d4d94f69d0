#!/usr/bin/env bash
# @tmcw/togeojson turns KML's typed values into others: false into true, "007" into 7, empty into 0.
#
# Values of a KML Schema are typed by field name alone, and converted by JavaScript's own rules:
#  - a bool of 0 or false becomes true (any non-empty text does);
#  - an empty int becomes 0, and a double with a thousands comma NaN;
#  - a field that one schema calls a string becomes a number because another schema of the same file
#    has an int of that name, so "007" loses its zeros;
#  - a placemark's name is replaced by a data field that happens to be called `name`.
#
# Why it matters: "built: no", "capacity not given" and parcel or district codes are what planners put
# in KML, and files that hold several layers have several schemas. All come back as plausible values.
# Instead: read ExtendedData from the XML yourself, type by the placemark's own schemaUrl, and keep
# codes as text.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --no-audit --no-fund --loglevel=error @tmcw/togeojson@7.1.3 @xmldom/xmldom@0.9.12 >/dev/null
npm ls --depth=0 | sed 1d

cat >show.mjs <<'JS'
import { DOMParser } from "@xmldom/xmldom";
import { kml } from "@tmcw/togeojson";

const text = `<?xml version="1.0" encoding="UTF-8"?>
<kml xmlns="http://www.opengis.net/kml/2.2"><Document>
<Schema id="sites"><SimpleField type="bool" name="built"/><SimpleField type="int" name="mw"/>
  <SimpleField type="string" name="code"/><SimpleField type="double" name="cost"/></Schema>
<Schema id="roads"><SimpleField type="int" name="code"/></Schema>
<Placemark><name>Site A</name><ExtendedData><SchemaData schemaUrl="#sites">
  <SimpleData name="built">0</SimpleData><SimpleData name="mw"></SimpleData>
  <SimpleData name="code">007</SimpleData><SimpleData name="cost">1,200</SimpleData></SchemaData>
  </ExtendedData><Point><coordinates>127,37</coordinates></Point></Placemark>
<Placemark><name>Site B</name><ExtendedData><SchemaData schemaUrl="#sites">
  <SimpleData name="built">false</SimpleData></SchemaData>
  <Data name="name"><value>owner's name</value></Data></ExtendedData>
  <Point><coordinates>128,37</coordinates></Point></Placemark>
</Document></kml>`;

const [siteA, siteB] = kml(new DOMParser().parseFromString(text, "text/xml")).features.map((f) => f.properties);
const seen = {
  "A built, bool 0": { expected: false, seen: siteA.built },
  "A mw, empty int": { expected: undefined, seen: siteA.mw },
  "A code, string 007": { expected: "007", seen: siteA.code },
  "A cost, 1,200": { expected: "1,200 or 1200", seen: siteA.cost },
  "B built, bool false": { expected: false, seen: siteB.built },
  "B name": { expected: "Site B", seen: siteB.name },
};
console.table(seen);
const values = Object.values(seen).map((line) => line.seen);
if (JSON.stringify(values) !== JSON.stringify([true, 0, 7, null, true, "owner's name"])) {
  console.error("Changed: at least one value is read otherwise.");
  process.exit(1);
}
console.log("As described.");
JS
node show.mjs
