// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.uri;

import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.util.StringHelper;
import org.apache.camel.util.URISupport;

/**
 * The URI under which an endpoint is shown: in JMX, consoles, logs, exceptions and the properties
 * of an exchange. Camel masks what it knows for a secret in some of these, by the option's name,
 * and {@code authorizationCode} in none.
 */
public final class MaskedUri {

    private static final byte[] SALT = salt();

    private MaskedUri() {}

    /**
     * The URI with something else in place of each secret. Endpoints that differ in a secret only
     * stay different, as Camel takes those of equal URIs for one.
     *
     * @param secrets names of the options that are secret
     */
    public static String of(String uri, Set<String> secrets) throws URISyntaxException {
        String query = StringHelper.after(uri, "?", "");
        Map<String, Object> options = URISupport.parseQuery(query, true, true);
        if (options.keySet().stream().noneMatch(secrets::contains)) {
            return uri;
        }
        return StringHelper.before(uri, "?")
                + options.entrySet().stream()
                        .map(
                                option ->
                                        option.getKey()
                                                + "="
                                                + (secrets.contains(option.getKey())
                                                        ? mask(option.getValue().toString())
                                                        : option.getValue()))
                        .collect(Collectors.joining("&", "?", ""));
    }

    /**
     * Whether Camel prints a secret of the URI, though it masks those that it knows.
     *
     * @param secrets names of the options that are secret
     */
    public static boolean isNeeded(String uri, Set<String> secrets) throws URISyntaxException {
        String shown = URISupport.sanitizeUri(uri);
        return URISupport.parseQuery(StringHelper.after(uri, "?", ""), true, true)
                .entrySet()
                .stream()
                .filter(option -> secrets.contains(option.getKey()))
                .anyMatch(option -> shown.contains(option.getKey() + "=" + option.getValue()));
    }

    private static String mask(String secret) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(SALT);
            return "xxxxxx-"
                    + HexFormat.of()
                            .formatHex(
                                    digest.digest(secret.getBytes(StandardCharsets.UTF_8)), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** So that nobody can try out which secret it is. */
    private static byte[] salt() {
        byte[] salt = new byte[16];
        new SecureRandom().nextBytes(salt);
        return salt;
    }
}
