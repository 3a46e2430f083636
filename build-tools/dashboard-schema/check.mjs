// node check.mjs DASHBOARD.json...: validates dashboards against Grafana's own types (npm's @grafana/schema), made into a JSON Schema here
// and now. Exits with 1 and says where a dashboard does not fit.
import Ajv from 'ajv';
import { readFileSync } from 'node:fs';
import { createGenerator } from 'ts-json-schema-generator';

const schema = createGenerator({
  path: new URL('dashboards.ts', import.meta.url).pathname,
  tsconfig: new URL('tsconfig.json', import.meta.url).pathname,
  type: 'SyncOrSwimDashboard',
  // Nothing is named but the whole: every kind of panel calls its own options Options.
  expose: 'none',
  additionalProperties: false,
  skipTypeCheck: true,
}).createSchema('SyncOrSwimDashboard');

const validate = new Ajv({ allErrors: true, strict: false }).compile(schema);
for (const file of process.argv.slice(2)) {
  const fits = validate(JSON.parse(readFileSync(file, 'utf8')));
  console.log(`${file}: ${fits ? 'fits' : 'does not fit'}`);
  if (!fits) {
    process.exitCode = 1;
    // Of a panel that fits no kind every kind complains: its own kind's words are among them.
    for (const error of validate.errors) {
      console.log(`  ${error.instancePath} ${error.message} ${JSON.stringify(error.params)}`);
    }
  }
}
