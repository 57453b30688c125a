// SPDX-License-Identifier: Apache-2.0
'use strict';

// Works with SignNow's own client as its examples do, and prints a line for each call that succeeded.
// Arguments: address of the provider, base64 of the client's credentials, user, password, a PDF.

const [address, credentials, username, password, pdf] = process.argv.slice(2);
const http = require('http');
const https = require('https');

// the client knows the vendor's two hosts only, and TLS
const base = new URL(address);
https.request = (options, callback) => http.request(
  { ...options, host: base.hostname, port: base.port, path: base.pathname + options.path }, callback);

const api = require('@signnow/api-client')({ credentials, production: false });

const call = (name, method, data) => new Promise((resolve, reject) => {
  method(data, (error, answer) => {
    if (error || !answer) {
      reject(new Error(`${name}: ${JSON.stringify(error)} ${JSON.stringify(answer)}`));
    } else {
      console.log(name);
      resolve(answer);
    }
  });
});

const field = (role, more) => ({
  type: 'text', role, page_number: 0, x: 20, y: 20, width: 120, height: 20, required: true, label: 'Reason', ...more });
const signer = (role, email, order) => ({ role, email, order, role_id: '', reassign: '0', decline_by_signature: '0' });

async function main() {
  const { oauth2, user, document, embedded, folder, link, template, documentGroup } = api;
  const issued = await call('token', oauth2.requestToken, { username, password });
  const renewed = await call('refresh', oauth2.refreshToken, { refresh_token: issued.refresh_token });
  const token = renewed.access_token;
  await call('verify', oauth2.verify, { token });
  await call('user', user.retrieve, { token });

  const create = async roles => {
    const { id } = await call('create', document.create, { filepath: pdf, token });
    await call('update', document.update,
      { id, token, fields: { client_timestamp: 1700000000, fields: roles.map((r, i) => field(r, { y: 20 + 40 * i })) } });
    return id;
  };

  const letter = (await call('create', document.create, { filepath: pdf, token })).id;
  await call('fieldextract', document.fieldextract, { filepath: pdf, token });
  const freeform = await call('freeform', document.invite,
    { id: letter, token, data: { from: username, to: 'ada@acme.test' } });
  await call('cancelFreeform', document.cancelFreeFormInvite, { id: freeform.id, token });

  const contract = await create(['A', 'B']);
  const viewed = await call('view', document.view, { id: contract, token });
  await call('invite', document.invite, { id: contract, token, data: {
    from: username, to: [signer('A', 'ada@acme.test', 1), signer('B', 'bob@acme.test', 2)] } });
  console.log('signers ' + await call('signers', document.signers, { id: contract, token, options: { fieldInviteStatus: 'all' } }));
  await call('list', document.list, { token });
  await call('share', document.share, { id: contract, token });
  console.log('bytes ' + (await call('download', document.download, { id: contract, token })).slice(0, 5));
  await call('downloadAll', document.download,
    { id: contract, token, options: { withAttachments: true, withHistory: true } });
  await call('cancelInvite', document.cancelInvite, { id: contract, token });

  const inside = await create(['A']);
  const role = (await call('view', document.view, { id: inside, token })).roles[0].unique_id;
  const invited = await call('embedded', embedded.createInvite, { document_id: inside, token, invites: [
    { email: 'ada@acme.test', role_id: role, order: 1, auth_method: 'none' }] });
  const made = await call('embeddedLink', embedded.generateInviteLink, {
    document_id: inside, token, field_invite_unique_id: invited.data[0].id, link_expiration: null, auth_method: 'none' });
  console.log('link ' + made.data.link);
  await call('cancelEmbedded', embedded.cancelInvites, { document_id: inside, token });

  const open = await create(['A']);
  await call('signingLink', link.create, { document_id: open, token });

  const offer = (await call('template', template.create, { document_id: open, document_name: 'Offer', token })).id;
  await call('duplicate', template.duplicate, { id: offer, name: 'Copy', token });
  await call('routing', template.getRoutingDetails, { id: offer, token });
  await call('templateInvite', template.invite,
    { id: offer, token, data: { from: username, to: [signer('A', 'ada@acme.test', 1)] } });
  // not bulkInvite: the parts of its form end in a semicolon, which the sandbox's HTTP library does not read

  const ids = [await create(['A']), await create(['A'])];
  const group = (await call('group', documentGroup.create, { ids, group_name: 'Pack', token })).id;
  await call('viewGroup', documentGroup.view, { id: group, token });
  const steps = [{ order: 1, invite_actions: ids.map(document_id => (
    { email: 'ada@acme.test', role_name: 'A', action: 'sign', document_id })) }];
  const groupInvite = await call('groupInvite', documentGroup.invite, { id: group, token, data: { invite_steps: steps } });
  await call('cancelGroupInvite', documentGroup.cancelInvite, { id: group, inviteId: groupInvite.id, token });
  await call('downloadGroup', documentGroup.download, { id: group, token, type: 'merged', with_history: 'after_merged_pdf' });

  await call('merge', document.merge, { name: 'Both', document_ids: [letter, contract], token });
  await call('folders', folder.list, { token });
  await call('documents', folder.documents, { id: viewed.parent_id, token,
    filter: [{ 'signing-status': 'pending' }], sort: { updated: 'desc' } });
  await call('remove', document.remove, { id: letter, token });
  console.log('finished');
}

main().catch(error => {
  console.error(error);
  process.exitCode = 1;
});
