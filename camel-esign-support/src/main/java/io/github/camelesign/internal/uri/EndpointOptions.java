// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.uri;

import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.support.component.RawParameterHelper;
import org.apache.camel.util.StringHelper;
import org.apache.camel.util.URISupport;

/**
 * The options in an endpoint's URI. A secret is what stands there, letter by letter: Camel would
 * decode it as part of a URI, so that a plus sign becomes a blank, and take it for the name of a
 * bean if it begins with #.
 */
public final class EndpointOptions {

    /** Begins a value that is no text of a URI, but was encoded by {@link #written}. */
    private static final String WRITTEN = "EsignValue.";

    private static final String PLAIN = "[A-Za-z0-9][A-Za-z0-9._-]*";

    /** A normalized URI, in which Camel has encoded the values. */
    private static final String NORMALIZED = "(?s)[\\w+.-]+://.*";

    /** An optional placeholder, in which Camel has put no value. */
    private static final String ABSENT = "RAW[({]\\{\\{\\?[^{}]*}}[)}]";

    private static final String ENCODED = "[\\w.*+%-]*";

    private static final Pattern CONTROL = Pattern.compile("[\\x00-\\x1F\\x7F]");

    private final CamelContext context;
    private final Set<String> secrets;

    /**
     * A value that names no bean and no placeholder.
     *
     * @param isMarked whether it is marked as such in the URI, so that it is no expression either
     */
    public record Literal(String text, boolean isMarked) {

        @Override
        public String toString() {
            return text;
        }
    }

    /**
     * @param secrets names of the options that are secret
     */
    public EndpointOptions(CamelContext context, Set<String> secrets) {
        this.context = context;
        this.secrets = secrets;
    }

    /** The options of a URI as a user, or Camel, writes it, in its order. */
    public Map<String, Object> read(String uri) throws URISyntaxException {
        boolean normalized = uri.matches(NORMALIZED);
        boolean rebuilt = !normalized && isRebuilt(query(uri));
        return read(
                uri,
                (name, text) ->
                        rebuilt && isRaw(text)
                                ? value(name, text, false, true)
                                : value(name, text, normalized));
    }

    /**
     * Whether Camel has written the query anew, as it does for the options of a Kamelet when one of
     * its optional placeholders has no value. It then encodes the values, and of raw ones the
     * percent signs.
     */
    private static boolean isRebuilt(String query) throws URISyntaxException {
        return URISupport.parseQuery(query, true, true).values().stream()
                .map(Object::toString)
                .allMatch(
                        text ->
                                isRaw(text)
                                        ? !text.replace("%25", "").contains("%")
                                        : text.matches(ENCODED));
    }

    /**
     * The secrets of the URI that {@code webhook:} makes of its own for the endpoint behind it, in
     * which it has encoded every value.
     */
    public Map<String, Object> readSecretsOfDelegate(String uri) throws URISyntaxException {
        Map<String, Object> options = read(uri, (name, text) -> value(name, text, false, true));
        options.keySet().retainAll(secrets);
        return options;
    }

    /** The secrets that a URI has, and that would be cut at an ampersand in them. */
    public List<String> unprotected(String uri) throws URISyntaxException {
        return URISupport.parseQuery(query(uri), true, true).entrySet().stream()
                .filter(option -> secrets.contains(option.getKey()))
                .filter(option -> !isRaw(option.getValue().toString()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Whether the text of an option is to be taken letter by letter as it stands. */
    public boolean isSecretText(String name, String text) {
        return secrets.contains(name) && !isRaw(text) && !text.startsWith("#");
    }

    /**
     * The value of an option as it stands in a URI that neither Camel nor a placeholder changes.
     */
    public static String written(String value) {
        return value.matches(PLAIN) && !value.startsWith(WRITTEN)
                ? value
                : WRITTEN
                        + Base64.getUrlEncoder()
                                .withoutPadding()
                                .encodeToString(value.getBytes(StandardCharsets.UTF_8));
    }

    private interface Reader {
        Object value(String name, String text);
    }

    private static Map<String, Object> read(String uri, Reader reader) throws URISyntaxException {
        Map<String, Object> options = new LinkedHashMap<>();
        URISupport.parseQuery(query(uri), true, true)
                .forEach(
                        (name, text) -> {
                            if (!isAbsent(text)) {
                                options.put(name, value(name, text, reader));
                            }
                        });
        return options;
    }

    /**
     * Whether an option of a URI is an optional placeholder without a value. Camel leaves out those
     * that stand there as they are, but not those that are marked as raw.
     */
    public static boolean isAbsent(Object value) {
        return value instanceof String text && text.matches(ABSENT);
    }

    /**
     * A URI whose control letters, such as the line ends of a key, are encoded: Camel does that
     * with other letters only.
     */
    public static String withoutControls(String uri) {
        return CONTROL.matcher(uri)
                .replaceAll(letter -> "%%%02X".formatted((int) letter.group().charAt(0)));
    }

    private static Object value(String name, Object text, Reader reader) {
        return text instanceof List<?> several
                ? several.stream()
                        .map(one -> reader.value(name, one.toString()).toString())
                        .collect(Collectors.toList())
                : reader.value(name, text.toString());
    }

    private Object value(String name, String text, boolean normalized) {
        if (text.startsWith(WRITTEN)) {
            return new Literal(
                    new String(
                            Base64.getUrlDecoder().decode(text.substring(WRITTEN.length())),
                            StandardCharsets.UTF_8),
                    true);
        }
        return value(name, text, normalized, normalized);
    }

    /**
     * @param plus whether a plus sign is one, also where values are encoded
     * @param encoded whether the values are encoded
     */
    private Object value(String name, String text, boolean plus, boolean encoded) {
        boolean secret = secrets.contains(name);
        if (isRaw(text)) {
            String value = raw(encoded ? text : text.replace("%", "%25"));
            return secret ? new Literal(value, true) : value;
        }
        if (!secret) {
            return decode(text);
        }
        UnaryOperator<String> kept = t -> plus ? t.replace("+", "%2B") : t;
        return new Literal(encoded ? decode(kept.apply(text)) : text, false);
    }

    private static boolean isRaw(String text) {
        return text.startsWith("RAW(") && text.endsWith(")")
                || text.startsWith("RAW{") && text.endsWith("}");
    }

    /** Camel may evaluate something in it. */
    private String raw(String text) {
        Map<String, Object> value = new LinkedHashMap<>(Map.of("", text));
        RawParameterHelper.resolveRawParameterValues(context, value);
        return value.get("").toString();
    }

    /** A percent sign that begins no encoded letter is one. */
    private static String decode(String text) {
        return URLDecoder.decode(
                text.replaceAll("%(?![0-9A-Fa-f]{2})", "%25"), StandardCharsets.UTF_8);
    }

    private static String query(String uri) {
        return StringHelper.after(uri, "?", "");
    }
}
