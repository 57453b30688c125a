// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.content;

import java.nio.charset.Charset;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A media type as it stands in a header, whoever wrote it: what cannot be read of it is left out.
 *
 * @param name type and subtype, in small letters
 * @param parameters what follows them, or nothing
 */
public record MediaType(String name, String parameters) {

    public static final MediaType UNKNOWN = new MediaType("application/octet-stream", "");

    /** Of all parameters: to match more would take a stack of its own. */
    private static final int LONGEST = 4096;

    private static final String TOKEN = "[!#$%&'*+\\-.^_`|~0-9A-Za-z]+";
    private static final String VALUE =
            "(?:" + TOKEN + "|\"(?:[^\"\\\\\\p{Cntrl}]++|\\\\\\p{Print})*+\")";
    private static final Pattern TYPE =
            Pattern.compile("\\s*(" + TOKEN + "/" + TOKEN + ")\\s*(?:;(.*))?", Pattern.DOTALL);
    private static final Pattern PARAMETERS =
            Pattern.compile("(?:;[ \\t]*" + TOKEN + "=" + VALUE + "[ \\t]*)*");
    private static final Pattern CHARSET =
            Pattern.compile(
                    ";[ \\t]*charset=\"?([^\";]*?)\"?[ \\t]*(?:;|$)", Pattern.CASE_INSENSITIVE);

    /** Empty when there is no type to be read. */
    public static Optional<MediaType> parse(String header) {
        Matcher type = TYPE.matcher(header == null ? "" : header);
        if (!type.matches()) {
            return Optional.empty();
        }
        String parameters = type.group(2) == null ? "" : (";" + type.group(2)).stripTrailing();
        return Optional.of(
                new MediaType(
                        type.group(1).toLowerCase(Locale.ROOT),
                        isReadable(parameters) ? parameters : ""));
    }

    /** What a header can hold in the place of any text. */
    public static String safe(String header) {
        return parse(header).orElse(UNKNOWN).toString();
    }

    /** Whether Java, and so the HTTP client, knows the charset, if one is named. */
    private static boolean isReadable(String parameters) {
        if (parameters.isEmpty()) {
            return true;
        }
        if (parameters.length() > LONGEST || !PARAMETERS.matcher(parameters).matches()) {
            return false;
        }
        Matcher charset = CHARSET.matcher(parameters);
        return !charset.find() || charsetOf(charset.group(1)).isPresent();
    }

    /** The charset of a text of this type, if it says so. */
    public Optional<Charset> charset() {
        Matcher charset = CHARSET.matcher(parameters);
        return charset.find() ? charsetOf(charset.group(1)) : Optional.empty();
    }

    /** The charset of that name, if Java knows it. */
    public static Optional<Charset> charsetOf(String name) {
        try {
            return Optional.of(Charset.forName(name));
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }

    public boolean isJson() {
        return name.equals("application/json") || name.endsWith("+json");
    }

    public boolean isXml() {
        return name.equals("application/xml") || name.equals("text/xml");
    }

    /**
     * Whether a document may be of this type. Not JSON and forms, which requests and answers of
     * other steps are, and not a type that says nothing.
     */
    public boolean isDocument() {
        return !isJson()
                && !name.startsWith("multipart/")
                && !name.startsWith("message/")
                && !name.equals("application/x-www-form-urlencoded")
                && !name.equals(UNKNOWN.name)
                && !name.contains("*");
    }

    @Override
    public String toString() {
        return name + parameters;
    }
}
