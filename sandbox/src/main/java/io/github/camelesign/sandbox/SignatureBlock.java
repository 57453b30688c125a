package io.github.camelesign.sandbox;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * What a signer leaves on the page.
 *
 * @param signer name or e-mail
 * @param at when
 */
public record SignatureBlock(String signer, Instant at) {
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);

    List<String> lines() {
        return List.of(signer, DATE.format(at), "signed in the Camel eSign sandbox");
    }
}
