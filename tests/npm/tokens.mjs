// Prints the tokens of the script on standard input, a line each, without comments and white space.
import {readFileSync} from 'node:fs';
import ts from 'typescript';

const source = ts.createSourceFile('a.js', readFileSync(0, 'utf8'), ts.ScriptTarget.Latest, true, ts.ScriptKind.JS);
if (source.parseDiagnostics.length) throw new Error(source.parseDiagnostics[0].messageText);

function print(node) {
  if (ts.isJSDoc(node)) return;
  const children = node.getChildren(source);
  if (children.length) children.forEach(print);
  else if (node.getText(source)) console.log(JSON.stringify(node.getText(source)));
}
print(source);
