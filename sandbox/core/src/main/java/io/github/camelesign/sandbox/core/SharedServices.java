// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.core;

import io.github.camelesign.sandbox.core.SignatureMark.SignatureMarks;
import java.net.URI;
import java.time.Clock;
import java.util.function.Supplier;

/**
 * What the sandbox provides for every provider.
 *
 * @param clock by which everything happens
 * @param files where files are kept
 * @param requests what was asked so far
 * @param webhooks delivers messages to receivers
 * @param mailbox takes the e-mails that are never sent
 * @param marks what people typed or drew to sign
 * @param hosts which may be called, and may call
 * @param uri root of the server, once it runs
 */
public record SharedServices(
        Clock clock,
        FileStore files,
        RequestLog requests,
        WebhookSender webhooks,
        Mailbox mailbox,
        SignatureMarks marks,
        AllowedHosts hosts,
        Supplier<URI> uri) {}
