// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signeasy;

import java.time.Instant;

/**
 * Something that happened, which history, e-mails and webhooks report.
 *
 * @param name as Signeasy names it, for example {@code rs.signed}
 * @param actor e-mail of who did it
 * @param request as it is afterwards; null when somebody signed a document of their own
 * @param signed the signed file that came of it; null when there is none yet
 */
record Event(String name, Instant at, String actor, SignatureRequest request, SignedFile signed) {}
