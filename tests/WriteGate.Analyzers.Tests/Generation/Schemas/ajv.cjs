// Judges for the tests, one JSON request a line: {"schema": …} compiles a JSON Schema 2020-12 strictly and answers its number
// or an error; {"use": number, "value": …} answers whether the value keeps it.
const Ajv = require("ajv/dist/2020");
const addFormats = require("ajv-formats");
const readline = require("node:readline");

const ajv = new Ajv({ strict: true, allowUnionTypes: true, allErrors: true, logger: false });
addFormats(ajv);
const compiled = [];

readline.createInterface({ input: process.stdin }).on("line", line => {
  const request = JSON.parse(line);
  let answer;
  try {
    if ("schema" in request) {
      answer = { number: compiled.push(ajv.compile(request.schema)) - 1 };
    } else {
      const validate = compiled[request.use];
      const valid = validate(request.value);
      answer = { valid, why: valid ? "" : ajv.errorsText(validate.errors) };
    }
  } catch (error) {
    answer = { error: String(error.message) };
  }
  process.stdout.write(JSON.stringify(answer) + "\n");
});
