// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.http;

import java.net.URI;
import java.util.Set;
import java.util.regex.Pattern;

/** The address of a provider's service. */
public final class BaseUri {

    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]|::1");

    private BaseUri() {}

    /**
     * Reads an address that requests may be sent to.
     *
     * @param insecure whether plain HTTP may leave this machine
     * @throws IllegalArgumentException when it is no HTTP URL, or an insecure one that is not
     *     allowed
     */
    static URI checked(String text, boolean insecure) {
        URI base = URI.create(text);
        boolean known =
                base.getHost() != null && Set.of("http", "https").contains(base.getScheme());
        if (!known) {
            throw new IllegalArgumentException(
                    "baseUri must be an absolute http or https URL, but is '%s'".formatted(text));
        }
        if (isInClear(base) && !insecure) {
            throw new IllegalArgumentException(
                    "The base URL %s is plain http to another machine, which would send credentials and documents in clear. Use https, or set allowInsecureHttp=true if the network is trusted"
                            .formatted(text));
        }
        return base;
    }

    /** Whether what is sent there crosses a network as plain HTTP. */
    public static boolean isInClear(URI uri) {
        return "http".equals(uri.getScheme()) && !isLoopback(uri);
    }

    static boolean isLoopback(URI uri) {
        return uri.getHost() != null && LOOPBACK.matcher(uri.getHost()).matches();
    }
}
