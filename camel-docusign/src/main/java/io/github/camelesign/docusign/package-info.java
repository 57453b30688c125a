// SPDX-License-Identifier: Apache-2.0
/**
 * The Camel component for DocuSign: {@link io.github.camelesign.docusign.DocuSignComponent} and
 * what it is configured with. {@link io.github.camelesign.docusign.DocuSignConstants} names the
 * headers and events that a route may use.
 */
package io.github.camelesign.docusign;
