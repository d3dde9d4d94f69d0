#!/usr/bin/env bash
# ExcelJS reads 40 MW as 8 February 1900 where the unit in the number format is escaped, not quoted.
#
# Excel has two ways to show a unit behind a number: `0 "MW"` and `0\ \M\W`. In both the cell holds 40.
# ExcelJS takes quoted text out of a format before it looks for the letters of a date, but not escaped
# letters, so any unit with d, h, m, s or y (MW, MWh, km, h) makes the number a Date. Every value of
# the column is hit, and through JSON it becomes text.
#
# Why it matters: unit formats are what people use to keep a capacity column numeric. Which of the two
# spellings is in the file depends on the program that wrote it, so a test sheet proves nothing.
# Instead: read such sheets with read-excel-file (right here), or treat a Date in a column of numbers as
# an error that names the cell, not as data.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --no-audit --no-fund --loglevel=error exceljs@4.4.0 read-excel-file@9.3.17 >/dev/null
npm ls --depth=0 | sed 1d

cat >show.mjs <<'JS'
import ExcelJS from "exceljs";
import readWorkbook from "read-excel-file/node";

const formats = ['0.0" MW"', "0.0\\ \\M\\W", "0\\ \\M\\W\\h", "0\\ \\k\\m", "0\\ \\%"];
const written = new ExcelJS.Workbook();
const sheet = written.addWorksheet("sites");
formats.forEach((format, index) => {
  const cell = sheet.getCell(index + 1, 1);
  cell.value = 40;
  cell.numFmt = format;
});
await written.xlsx.writeFile("sites.xlsx");

const read = new ExcelJS.Workbook();
await read.xlsx.readFile("sites.xlsx");
const [{ data }] = await readWorkbook("sites.xlsx");
const rows = formats.map((format, index) => ({
  format,
  expected: 40,
  exceljs: JSON.stringify(read.getWorksheet("sites").getCell(index + 1, 1).value),
  readExcelFile: data[index][0],
}));
console.table(rows);
const isDate = rows.map((row) => row.exceljs.includes("1900-02-08"));
if (isDate.join() !== "false,true,true,true,false" || rows.some((row) => row.readExcelFile !== 40)) {
  console.error("Changed: escaped units are read otherwise.");
  process.exit(1);
}
console.log("As described.");
JS
node show.mjs
