package io.github.camelesign.docusign;

import io.github.camelesign.support.EsignOperationException;
import io.github.camelesign.support.event.EsignEvent;
import io.github.camelesign.support.http.Json;
import io.github.camelesign.support.webhook.HmacSignature;
import io.github.camelesign.support.webhook.WebhookMessage;
import io.github.camelesign.support.webhook.WebhookProtocol;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The calls of DocuSign Connect: JSON that tells of one event, or the older XML that tells of an
 * envelope's new status.
 */
final class DocuSignWebhook implements WebhookProtocol {

    /** One header for each of the account's keys, numbered from 1. */
    private static final String SIGNATURE = "X-DocuSign-Signature-";

    /** As many keys as an account can have. */
    private static final int MOST_KEYS = 100;

    private final Json json;
    private final DocuSignConnect connect;

    DocuSignWebhook(Json json, DocuSignConnect connect) {
        this.json = json;
        this.connect = connect;
    }

    @Override
    public boolean isSigned(WebhookMessage message, Set<String> secrets) {
        List<String> signatures =
                IntStream.rangeClosed(1, MOST_KEYS)
                        .boxed()
                        .flatMap(key -> message.headers().values(SIGNATURE + key).stream())
                        .toList();
        return !signatures.isEmpty()
                && secrets.stream()
                        .map(secret -> new HmacSignature(secret, message.body()))
                        .anyMatch(hmac -> signatures.stream().anyMatch(hmac::isBase64));
    }

    @Override
    public EsignEvent read(WebhookMessage message) {
        return isXml(message.body())
                ? DocuSignXmlMessage.read(message.body())
                : DocuSignJsonMessage.read(json.readMap(message.body()));
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
        connect.register(url);
    }

    @Override
    public void unregister(String url) throws EsignOperationException {
        connect.unregister(url);
    }
}
