// SPDX-License-Identifier: Apache-2.0
'use strict';

// Works with DocuSign's own client for Node as an integration does, then calls every method that it has, and prints a
// line of JSON for each: the method, the operation and how it was answered. Argument: the settings of the sandbox.

const assert = require('assert');
const docusign = require('docusign-esign');
const axios = require('axios');
const plan = require('./docusign.json');

const settings = JSON.parse(process.argv[2]);
const client = new docusign.ApiClient();
client.setBasePath(settings.baseUri + '/restapi');
client.setOAuthBasePath(settings.baseUri.replace('https://', ''));

// the client does not show status and headers of an answer, and hides the path of a request
let request, answer;
const callApi = client.callApi;
client.callApi = function (path, method) {
  request = { method, path };
  return callApi.apply(this, arguments);
};
axios.interceptors.response.use(
  response => (answer = response),
  error => {
    answer = error.response;
    throw error;
  });

const print = line => process.stdout.write(JSON.stringify(line) + '\n');

/** What the methods of one call take, made when it is first asked for. */
class Values {
  constructor(name, path) {
    this.known = { ...plan.values, accountId: settings.accountId, userId: settings.userId, pdf: settings.pdf };
    this.instead = Object.assign({}, ...Object.keys(plan.instead)
      .filter(part => path.replace('/v2.1/accounts/{accountId}/', '').startsWith(part)).map(part => plan.instead[part]));
    if (plan.sent.includes(name)) {
      this.instead.envelopeId = 'sentEnvelopeId';
    }
  }

  async get(name) {
    const real = this.instead[name] || name;
    if (!(real in this.known)) {
      this.known[real] = await this.make(plan.makers[real]) || '00000000-0000-4000-8000-000000000000';
    }
    return this.known[real];
  }

  async make(maker) {
    if (!maker) {
      return null;
    }
    const path = await this.fill(maker.post || maker.get);
    const base = settings.baseUri + '/restapi/v2.1' + (path.startsWith('/') ? '' : `/accounts/${settings.accountId}/`);
    const made = await fetch(base + path, {
      method: maker.post ? 'POST' : 'GET',
      headers: { Authorization: client.defaultHeaders.Authorization, 'Content-Type': 'application/json' },
      body: maker.post && JSON.stringify(await this.fill(maker.body)) });
    const json = await made.json().catch(() => null);
    return made.ok ? maker.id.split('/').slice(1).reduce((part, key) => part && part[key], json) : null;
  }

  /** Puts values, or whole bodies, where the plan names them. */
  async fill(part) {
    if (typeof part === 'string') {
      const [, body] = /^\$\{(\w+)}$/.exec(part) || [];
      if (body in plan.bodies) {
        return this.fill(plan.bodies[body]);
      }
      let text = part;
      for (const [all, name] of part.matchAll(/\$\{(\w+)}/g)) {
        text = text.replace(all, await this.get(name));
      }
      return text;
    }
    if (part === null || typeof part !== 'object') {
      return part;
    }
    const filled = Array.isArray(part) ? [] : {};
    for (const key of Object.keys(part)) {
      filled[key] = await this.fill(part[key]);
    }
    return filled;
  }
}

const model = name => docusign[name[0].toUpperCase() + name.slice(1)];

/** The methods of the client, with what their source shows of them. */
function methods() {
  return Object.keys(docusign).filter(name => name.endsWith('Api')).flatMap(type => {
    const api = new docusign[type](client);
    return Object.keys(api).filter(name => typeof api[name] === 'function' && !/^[gs]etApiClient$/.test(name)).map(name => {
      const source = api[name].toString();
      return {
        name: `${type}.${name}`,
        invoke: (...values) => api[name](...values),
        takes: /\(([^)]*)\)/.exec(source)[1].split(',').map(part => part.trim()).filter(part => part && part !== 'callback'),
        body: (/var postBody = optsOrCallback\['(\w+)'\]/.exec(source) || [])[1],
        path: /callApi\(\s*'([^']*)'/.exec(source)[1] };
    });
  });
}

async function call(method) {
  const values = new Values(method.name, method.path);
  const bytes = name => /Bytes|Xml/.test(name);
  const args = [];
  for (const name of method.takes.filter(taken => taken !== 'optsOrCallback')) {
    args.push(bytes(name) ? Buffer.from(settings.pdf, 'base64') : await values.get(name));
  }
  for (const name of plan.before[method.name] || plan.before[method.name.split('.')[0]] || []) {
    await values.get(name);
  }
  const options = await values.fill(plan.queries[method.name] || {});
  if (method.body) {
    const body = await values.fill(plan.bodies[method.name] || plan.bodies[method.body] || {});
    options[method.body] = model(method.body) ? model(method.body).constructFromObject(body) : body;
  }
  const headers = await values.fill(plan.headers[method.name] || {});
  const before = client.defaultHeaders;
  client.defaultHeaders = { ...before, ...headers };
  request = answer = undefined;
  let problem;
  try {
    await method.invoke(...args, ...(method.takes.includes('optsOrCallback') ? [options] : []));
  } catch (error) {
    problem = error;
  }
  client.defaultHeaders = before;
  const { errorCode, message, error, error_description: description } = (answer && answer.data) || {};
  const code = errorCode || error;
  print({
    method: method.name,
    operation: request && `${request.method} ${request.path}`,
    status: answer ? answer.status : 0,
    source: answer && answer.headers['x-sandbox-source'],
    code: problem && code,
    message: problem && (message || description),
    problem: problem && !code ? String(problem.stack) : undefined });
}

async function logIn() {
  const issued = await client.requestJWTUserToken(
    settings.clientId, settings.userId, ['signature', 'impersonation'], settings.privateKey, 3600);
  client.addDefaultHeader('Authorization', 'Bearer ' + issued.body.access_token);
  const user = await client.getUserInfo(issued.body.access_token);
  settings.accountId = user.accounts.find(account => account.isDefault === 'true').accountId;
}

/** From the template to the signed document, and to the envelope that is voided. */
async function lifecycle() {
  const account = settings.accountId;
  const envelopes = new docusign.EnvelopesApi(client);
  const values = new Values('', '');
  const fill = (type, body) => values.fill(body).then(filled => docusign[type].constructFromObject(filled));
  const status = id => envelopes.getEnvelope(account, id).then(envelope => envelope.status);
  const sign = (id, email) => fetch(`${settings.controlUri}/docusign/envelopes/${id}/sign`, {
    method: 'POST',
    headers: { 'X-Sandbox-Token': settings.controlToken, 'Content-Type': 'application/json' },
    body: JSON.stringify({ email }) });

  const connectApi = new docusign.ConnectApi(client);
  const connect = await connectApi.createConfiguration(
    account, { connectCustomConfiguration: await fill('ConnectCustomConfiguration', '${connectCustomConfiguration}') });
  assert.deepStrictEqual(connect.envelopeEvents, ['completed']);

  const { envelopeId } = await envelopes.createEnvelope(
    account, { envelopeDefinition: await fill('EnvelopeDefinition', '${sent}') });
  assert.strictEqual(await status(envelopeId), 'sent');
  const view = await envelopes.createRecipientView(
    account, envelopeId, { recipientViewRequest: await fill('RecipientViewRequest', '${recipientViewRequest}') });
  assert.match(await (await fetch(view.url)).text(), /Lease/);
  const fields = await envelopes.listCustomFields(account, envelopeId);
  assert.strictEqual(fields.textCustomFields[0].value, '3');
  await sign(envelopeId, 'ada@acme.test');
  await sign(envelopeId, 'bob@acme.test');
  assert.strictEqual(await status(envelopeId), 'completed');
  // nobody is at the configuration's address
  const until = Date.now() + 30000;
  while ((await connectApi.listEventFailureLogs(account)).failures.length === 0) {
    assert.ok(Date.now() < until, 'no message of Connect was tried');
    await new Promise(resolve => setTimeout(resolve, 50));
  }
  const listed = await envelopes.listStatusChanges(account, { fromDate: '2020-01-01T00:00:00Z', status: 'completed' });
  assert.deepStrictEqual(listed.envelopes.map(envelope => envelope.envelopeId), [envelopeId]);
  const documents = await envelopes.listDocuments(account, envelopeId);
  assert.deepStrictEqual(documents.envelopeDocuments.map(document => document.documentId), ['1', 'certificate']);
  assert.match((await envelopes.getDocument(account, envelopeId, 'combined')).toString('latin1'), /^%PDF-/);

  const template = await new docusign.TemplatesApi(client).createTemplate(
    account, { envelopeTemplate: await fill('EnvelopeTemplate', '${template}') });
  const fromTemplate = await envelopes.createEnvelope(account, { envelopeDefinition: await fill('EnvelopeDefinition', {
    status: 'sent', templateId: template.templateId,
    templateRoles: [{ roleName: 'Tenant', name: 'Ada Lovelace', email: 'ada@acme.test' }] }) });
  await envelopes.update(account, fromTemplate.envelopeId, { envelope: await fill('Envelope', {
    status: 'voided', voidedReason: 'Wrong flat' }) });
  assert.strictEqual(await status(fromTemplate.envelopeId), 'voided');

  const bulk = new docusign.BulkEnvelopesApi(client);
  const list = await bulk.createBulkSendList(
    account, { bulkSendingList: await fill('BulkSendingList', '${bulkSendingList}') });
  const batch = await bulk.createBulkSendRequest(
    account, list.listId, { bulkSendRequest: { envelopeOrTemplateId: template.templateId } });
  assert.strictEqual((await bulk.getBulkSendBatchStatus(account, batch.batchId)).sent, '1');
}

async function main() {
  await logIn();
  await lifecycle();
  const all = methods();
  for (const method of all.filter(m => !plan.last.includes(m.name)).concat(all.filter(m => plan.last.includes(m.name)))) {
    await call(method);
  }
}

main().then(
  // idle connections would hold the process for a minute
  () => process.exit(),
  error => {
    console.error(error);
    process.exit(1);
  });
