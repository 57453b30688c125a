// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.benchmarks.webhooks;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;

/** Messages of one provider, each about another envelope that was completed just now. */
final class Messages {

    private static final HexFormat HEX = HexFormat.of();

    private final String[] parts;
    private final long run = System.currentTimeMillis();
    private int last;

    Messages(WebhookCase provider) {
        try (InputStream text = Messages.class.getResourceAsStream(provider.scheme() + ".json")) {
            parts = new String(text.readAllBytes(), StandardCharsets.UTF_8).strip().split("@@");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] next() {
        last++;
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        StringBuilder text = new StringBuilder(4096);
        for (String part : parts) {
            switch (part) {
                case "ID" -> id(text);
                case "NUMBER" -> text.append(run * 1_000 + last);
                case "SECOND" -> text.append(now.getEpochSecond());
                case "TIME" -> text.append(now);
                default -> text.append(part);
            }
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void id(StringBuilder text) {
        text.append(HEX.toHexDigits((int) run)).append("-0000-4000-8000-");
        text.append(HEX.toHexDigits(last, 12));
    }
}
