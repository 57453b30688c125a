// SPDX-License-Identifier: Apache-2.0
/**
 * SignNow in the sandbox: its REST interface as its documentation describes it, kept in memory and
 * in temporary files.
 *
 * <p>Seen from tests it is {@link io.github.camelesign.sandbox.signnow.SignNow}. State is made of
 * immutable records ({@link io.github.camelesign.sandbox.signnow.Document} and what it holds) that
 * the HTTP handlers and the signers replace.
 *
 * <p>Beside the classes stand what requests must have ({@code requests.json}), what stands where in
 * answers ({@code answers.json}), their types ({@code description.json}) and the names of events
 * ({@code events.json}).
 */
package io.github.camelesign.sandbox.signnow;
