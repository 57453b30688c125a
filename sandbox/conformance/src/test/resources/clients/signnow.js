// SPDX-License-Identifier: Apache-2.0
'use strict';

// Works with SignNow's own client for Node as its examples do and calls every method, and prints a line of JSON for
// each: the method, the operation and how it was answered. Argument: the settings of the sandbox as JSON.

const assert = require('assert');
const fs = require('fs');
const https = require('https');

const settings = JSON.parse(process.argv[2]);
const { username, password, pdf } = settings;

// the client knows the vendor's two hosts only; nor does it show status and headers of an answer
let exchange;
const base = new URL(settings.baseUri);
const request = https.request;
https.request = (options, callback) => request(
  { ...options, host: base.hostname, port: base.port, path: base.pathname + options.path }, response => {
    const path = options.path.replace(/\?.*/, '').replace(/[0-9a-f]{40}/g, '{id}').replace(/=.*/, '');
    exchange = exchange || [];
    exchange.push({ operation: `${options.method} ${path}`, response });
    callback(response);
  });

const api = require('@signnow/api-client')({ credentials: settings.credentials, production: false });

async function call(name, data) {
  exchange = [];
  const [group, method] = name.split('.');
  const [error, answer] = await new Promise(resolve => {
    try {
      api[group][method](data, (...result) => resolve(result));
    } catch (thrown) {
      resolve([thrown]);
    }
  });
  const { operation, response } = exchange[exchange.length - 1] || {};
  const first = Array.isArray(error) ? error[0] : error;
  process.stdout.write(JSON.stringify({
    method: name,
    operation,
    status: response ? response.statusCode : 0,
    source: response && response.headers['x-sandbox-source'],
    code: error ? String(first.code || '') : undefined,
    message: error ? first.message || String(first) : undefined,
    problem: error && !(response && response.statusCode >= 400) || !error && answer === undefined
      ? `${JSON.stringify(error)} ${JSON.stringify(answer)}` : undefined }) + '\n');
  return answer;
}

const field = (role, more) => ({
  type: 'text', role, page_number: 0, x: 20, y: 20, width: 120, height: 20, required: true, label: 'Reason', ...more });
const signer = (role, email, order) => ({ role, email, order, role_id: '', reassign: '0', decline_by_signature: '0' });

async function main() {
  const issued = await call('oauth2.requestToken', { username, password });
  const { access_token: token } = await call('oauth2.refreshToken', { refresh_token: issued.refresh_token });
  await call('oauth2.verify', { token });
  await call('user.retrieve', { token });
  await call('user.create', { email: 'new@acme.test', password: 'Password1!', first_name: 'New', last_name: 'User' });
  await call('user.verifyEmail', { email: 'new@acme.test' });

  const create = async roles => {
    const { id } = await call('document.create', { filepath: pdf, token });
    const updated = await call('document.update', {
      id, token, fields: { client_timestamp: 1700000000, fields: roles.map((r, i) => field(r, { y: 20 + 40 * i })) } });
    assert.strictEqual(updated.id, id);
    return id;
  };

  const letter = (await call('document.create', { filepath: pdf, token })).id;
  await call('document.fieldextract', { filepath: pdf, token });
  const freeform = await call('document.invite', { id: letter, token, data: { from: username, to: 'ada@acme.test' } });
  await call('document.cancelFreeFormInvite', { id: freeform.id, token });
  await call('document.history', { id: letter, token });

  const contract = await create(['A', 'B']);
  const viewed = await call('document.view', { id: contract, token });
  const to = [signer('A', 'ada@acme.test', 1), signer('B', 'bob@acme.test', 2)];
  await call('document.invite', { id: contract, token, data: { from: username, to } });
  assert.deepStrictEqual(
    await call('document.signers', { id: contract, token, options: { fieldInviteStatus: 'all' } }),
    ['ada@acme.test', 'bob@acme.test']);
  await call('document.list', { token });
  await call('document.share', { id: contract, token });
  assert.match(await call('document.download', { id: contract, token }), /^%PDF-/);
  await call('document.download', { id: contract, token, options: { withAttachments: true, withHistory: true } });
  await call('document.cancelFieldInvite', { id: contract, token });
  await call('document.invite', { id: contract, token, data: { from: username, to } });
  await call('document.cancelInvite', { id: contract, token });

  const inside = await create(['A']);
  const role = (await call('document.view', { id: inside, token })).roles[0].unique_id;
  const invited = await call('embedded.createInvite', { document_id: inside, token, invites: [
    { email: 'ada@acme.test', role_id: role, order: 1, auth_method: 'none' }] });
  const made = await call('embedded.generateInviteLink', {
    document_id: inside, token, field_invite_unique_id: invited.data[0].id, link_expiration: null, auth_method: 'none' });
  assert.ok(made.data.link.startsWith(base.origin));
  await call('embedded.cancelInvites', { document_id: inside, token });

  const open = await create(['A']);
  await call('link.create', { document_id: open, token });

  const offer = (await call('template.create', { document_id: open, document_name: 'Offer', token })).id;
  await call('template.duplicate', { id: offer, name: 'Copy', token });
  await call('template.getRoutingDetails', { id: offer, token });
  const roles = (await call('document.view', { id: offer, token })).roles;
  await call('template.updateRoutingDetails', { id: offer, token, data: {
    template_data: [{ default_email: 'ada@acme.test', inviter_role: false, name: 'A', role_id: roles[0].unique_id, signing_order: 1 }],
    cc: [], cc_step: [], invite_link_instructions: 'Sign here' } });
  await call('template.invite', { id: offer, token, data: { from: username, to: [signer('A', 'ada@acme.test', 1)] } });
  fs.writeFileSync('bulk.csv', 'A|ada@acme.test,Offer to Ada\n');
  await call('template.bulkInvite', { id: offer, token, data: {
    file: 'bulk.csv', folder_id: viewed.parent_id, client_timestamp: 1700000000, document_name: 'Offers', subject: 'Offer',
    email_message: 'Please sign' } });

  const ids = [await create(['A']), await create(['A'])];
  const group = (await call('documentGroup.create', { ids, group_name: 'Pack', token })).id;
  await call('documentGroup.view', { id: group, token });
  const steps = documents => [{
    order: 1,
    invite_emails: [{ email: 'ada@acme.test', subject: 'Pack', message: 'Please sign', expiration_days: 30, reminder: 0 }],
    invite_actions: documents.map(document_id => ({ email: 'ada@acme.test', role_name: 'A', action: 'sign', document_id })) }];
  const invite = await call('documentGroup.invite', { id: group, token, data: { invite_steps: steps(ids) } });
  await call('documentGroup.cancelInvite', { id: group, inviteId: invite.id, token });
  await call('documentGroup.download', { id: group, token, type: 'merged', with_history: 'after_merged_pdf' });

  const other = (await call('template.create', { document_id: await create(['A']), document_name: 'Other', token })).id;
  const pack = await call('documentGroupTemplate.create', {
    token, template_ids: [offer, other], template_group_name: 'Packs', routing_details: { invite_steps: steps([offer, other]) } });
  const packId = pack && pack.id || '0'.repeat(40);
  await call('documentGroupTemplate.view', { id: packId, token });
  await call('documentGroupTemplate.invite', { id: packId, token });
  await call('template.remove', { id: other, token });

  const version = (await call('document.view', { id: contract, token }));
  await call('enumerations.addField', { token, document_id: version.id, x: 10, y: 400, width: 100, height: 20, page_number: 0,
    role_id: version.roles[0].unique_id, required: true, custom_defined_option: false, label: 'Floor' });
  await call('enumerations.addOptions', { token, enumeration_options: [{ enumeration_id: '0'.repeat(40), data: 'first' }] });
  await call('webhook.create', { token, event: 'document.complete', callback_url: `${base.origin}/nobody` });
  await call('webhook.list', { token });

  await call('document.merge', { name: 'Both', document_ids: [letter, contract], token });
  await call('folder.list', { token });
  await call('folder.documents', {
    id: viewed.parent_id, token, filter: [{ 'signing-status': 'pending' }], sort: { updated: 'desc' } });
  await call('document.remove', { id: letter, token });
}

main().then(
  // idle connections would hold the process for a minute
  () => process.exit(),
  error => {
    console.error(error);
    process.exit(1);
  });
