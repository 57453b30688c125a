// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.text;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Takes secrets out of a text of the provider, which may repeat what was sent: as it is, encoded as
 * part of a URL or of a form, in Base64, or as JSON or HTML write it.
 */
public final class Redaction {

    private static final String MASK = "xxxxxx";

    /** A shorter one is found in any text. */
    private static final int SHORTEST = 4;

    /** A shorter one may be part of a word, such as client of invalid_client. */
    private static final int NO_WORD = 8;

    /** Fields of a login that say how it is done. Their values are words of the protocol. */
    private static final Set<String> WORDS =
            Set.of("grant_type", "scope", "audience", "response_type", "token_type");

    /** The longest first: one may be part of another. */
    private static final Comparator<String> ORDER =
            Comparator.comparing(String::length)
                    .reversed()
                    .thenComparing(Comparator.naturalOrder());

    private final Set<String> secrets = new TreeSet<>(ORDER);

    private Redaction(Stream<String> secrets) {
        secrets.filter(secret -> secret.length() >= SHORTEST).forEach(this.secrets::add);
    }

    /**
     * @param secrets values of options that are secret; null for those that are not set
     */
    public static Redaction of(Collection<String> secrets) {
        return new Redaction(
                secrets.stream()
                        .filter(Objects::nonNull)
                        .flatMap(Redaction::parts)
                        .flatMap(Redaction::forms));
    }

    /** Also takes out what goes along with a request: a token, or the fields of a login. */
    public Redaction and(Map<String, ?> sent) {
        Stream<String> values =
                sent.entrySet().stream()
                        .filter(field -> !WORDS.contains(field.getKey()))
                        .map(Map.Entry::getValue)
                        .filter(String.class::isInstance)
                        .map(String.class::cast)
                        .flatMap(Redaction::parts)
                        .flatMap(Redaction::forms);
        return new Redaction(Stream.concat(secrets.stream(), values));
    }

    /**
     * The text without the secrets.
     *
     * @param text may be null, and the result is then
     */
    public String redact(String text) {
        String clean = text;
        if (clean != null) {
            for (String secret : secrets) {
                clean =
                        secret.length() < NO_WORD
                                ? clean.replaceAll(
                                        "(?<!\\w)" + Pattern.quote(secret) + "(?!\\w)", MASK)
                                : clean.replace(secret, MASK);
            }
        }
        return clean;
    }

    /** Several secrets may be in one option, and an Authorization header begins with a word. */
    private static Stream<String> parts(String value) {
        String credentials = value.replaceFirst("^(?i)(?:Bearer|Basic|Token) +", "");
        return Stream.concat(Stream.of(value, credentials), Stream.of(credentials.split(",")))
                .map(String::strip)
                .flatMap(part -> Stream.concat(Stream.of(part), pair(part)));
    }

    /** The id and the secret of an application, as HTTP's basic authentication has them. */
    private static Stream<String> pair(String part) {
        try {
            String decoded = new String(Base64.getDecoder().decode(part), StandardCharsets.UTF_8);
            return decoded.contains(":") && decoded.chars().allMatch(c -> c >= ' ' && c < 0xFFFD)
                    ? Stream.concat(Stream.of(decoded), Stream.of(decoded.split(":", 2)))
                    : Stream.empty();
        } catch (IllegalArgumentException e) {
            return Stream.empty();
        }
    }

    private static Stream<String> forms(String secret) {
        String form = URLEncoder.encode(secret, StandardCharsets.UTF_8);
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        return Stream.of(
                secret,
                form,
                form.replace("+", "%20"),
                form.replace("+", "%20").toLowerCase(Locale.ROOT),
                Base64.getEncoder().withoutPadding().encodeToString(bytes),
                Base64.getUrlEncoder().withoutPadding().encodeToString(bytes),
                secret.replace("\\", "\\\\").replace("\"", "\\\""),
                secret.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"));
    }
}
