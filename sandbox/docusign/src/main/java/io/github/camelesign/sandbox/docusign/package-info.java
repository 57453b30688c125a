// SPDX-License-Identifier: Apache-2.0
/**
 * DocuSign's eSignature REST API and OAuth server in the sandbox, with Connect.
 *
 * <p>What an envelope, a recipient or a tab carries is kept as the JSON that DocuSign would answer,
 * since almost all of it is only handed back; what decides something is read through accessors.
 */
package io.github.camelesign.sandbox.docusign;
