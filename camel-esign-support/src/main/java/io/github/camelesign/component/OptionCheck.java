// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.component;

import io.github.camelesign.internal.http.BaseUri;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.apache.camel.util.URISupport;

/**
 * Refuses the value of an option that means nothing, in a sentence with the option, its value and
 * what is allowed. For options that hold no secret, as the sentence ends up in logs.
 */
public final class OptionCheck {

    /** What a socket can be set to wait. */
    private static final long LONGEST = Integer.MAX_VALUE;

    private OptionCheck() {}

    /**
     * @param millis the value of an option that is a duration
     * @param least the shortest that is allowed
     * @throws IllegalArgumentException when it is shorter, or longer than 24 days
     */
    public static void duration(String option, long millis, long least) {
        if (millis < least || millis > LONGEST) {
            throw refusal(
                    option, millis, "a duration from %d ms to %s".formatted(least, days(LONGEST)));
        }
    }

    /**
     * @param least the smallest that is allowed
     * @throws IllegalArgumentException when it is smaller
     */
    public static void number(String option, long value, long least) {
        if (value < least) {
            throw refusal(option, value, "a number of at least " + least);
        }
    }

    /**
     * @throws IllegalArgumentException when it is not from 1 to 100
     */
    static void percent(String option, int value) {
        if (value < 1 || value > 100) {
            throw refusal(option, value, "a number from 1 to 100");
        }
    }

    /**
     * @throws IllegalArgumentException when it is none of these
     */
    public static void oneOf(String option, String value, String... allowed) {
        List<String> names = Arrays.asList(allowed);
        if (!names.contains(value)) {
            throw refusal(option, value, alternatives(names));
        }
    }

    /**
     * @param value the option, or null if it is not set
     * @throws IllegalArgumentException when it is not a URL that requests can be sent to
     */
    public static void url(String option, String value) {
        if (value != null && !isUrl(value)) {
            throw refusal(option, URISupport.sanitizeUri(value), "an absolute http or https URL");
        }
    }

    /**
     * Whether a URL is plain HTTP to another machine.
     *
     * @param url may be null
     */
    public static boolean isInClear(String url) {
        return url != null && isUrl(url) && BaseUri.isInClear(URI.create(url));
    }

    /**
     * @param value the option, or null if it is not set
     * @throws IllegalArgumentException when it is not a name that any repository can keep
     */
    static void name(String option, String value) {
        if (value != null && !value.matches("(?=.{1,60}$)[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)*")) {
            throw refusal(
                    option, value, "1 to 60 letters, digits and hyphens, with single dots between");
        }
    }

    static IllegalArgumentException refusal(String option, Object value, String allowed) {
        return new IllegalArgumentException(
                "%s must be %s, but is '%s'".formatted(option, allowed, value));
    }

    /** {@code a, b or c}. */
    static String alternatives(List<String> names) {
        int last = names.size() - 1;
        return last == 0
                ? names.get(0)
                : String.join(", ", names.subList(0, last)) + " or " + names.get(last);
    }

    private static boolean isUrl(String value) {
        try {
            URI url = URI.create(value);
            return url.getHost() != null && Set.of("http", "https").contains(url.getScheme());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String days(long millis) {
        return Duration.ofMillis(millis).toDays() + " days";
    }
}
