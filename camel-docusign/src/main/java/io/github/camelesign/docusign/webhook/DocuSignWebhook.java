// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.docusign.webhook;

import io.github.camelesign.api.EsignOperationException;
import io.github.camelesign.docusign.DocuSignConfiguration;
import io.github.camelesign.spi.EndpointContext;
import io.github.camelesign.spi.EsignEvent;
import io.github.camelesign.spi.WebhookProtocol;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The calls of DocuSign Connect: JSON with one event, or the older XML with an envelope's new
 * status.
 *
 * @see <a
 *     href="https://www.docusign.com/blog/developers/manually-authenticating-hmac-signatures-docusign-connect-webhook-configurations">how
 *     DocuSign signs them</a>
 */
public final class DocuSignWebhook implements WebhookProtocol {

    /** One header for each of the account's keys, of which it can have a hundred. */
    private static final Predicate<String> SIGNATURE =
            Pattern.compile("X-DocuSign-Signature-([1-9][0-9]?|100)", Pattern.CASE_INSENSITIVE)
                    .asMatchPredicate();

    private final DocuSignSubscriptions subscriptions;

    public DocuSignWebhook(EndpointContext<DocuSignConfiguration> endpoint) {
        subscriptions = new DocuSignSubscriptions(endpoint);
    }

    @Override
    public boolean isSigned(Message message, Set<String> secrets) {
        List<String> signatures = message.headers(SIGNATURE);
        return !signatures.isEmpty()
                && secrets.stream()
                        .map(message::hmacSha256)
                        .anyMatch(hmac -> signatures.stream().anyMatch(hmac::isBase64));
    }

    @Override
    public EsignEvent read(Message message) {
        return isXml(message.body())
                ? DocuSignXmlMessage.read(message.body())
                : DocuSignJsonMessage.read(message.json());
    }

    @Override
    public Instant signedAt(EsignEvent event) {
        Map<String, Object> body = event.body();
        return body.containsKey("EnvelopeStatus")
                ? DocuSignXmlMessage.generated(body)
                : DocuSignJsonMessage.generated(body);
    }

    private static boolean isXml(byte[] body) {
        for (byte character : body) {
            if (character == '<') {
                return true;
            }
            if (character == '{') {
                return false;
            }
        }
        return false;
    }

    @Override
    public void register(String url, String secret) throws EsignOperationException {
        subscriptions.register(url);
    }

    @Override
    public void unregister(String url) throws EsignOperationException {
        subscriptions.unregister(url);
    }
}
