// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.http;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * The hosts to which calls, and so credentials, may be sent. An answer may direct them to any host
 * of the provider, but nowhere else.
 *
 * @param domains of the provider, under which an answer may name any host; none if answers name no
 *     hosts
 * @param configured URLs of the configuration, null for those that are not set
 */
public record AllowedHosts(List<String> domains, List<String> configured) {

    public AllowedHosts {
        domains = List.copyOf(domains);
        configured = configured.stream().filter(Objects::nonNull).toList();
    }

    /**
     * @throws NotSentException when the URL leads anywhere else
     */
    void require(String url) throws NotSentException {
        if (!allows(url)) {
            throw new NotSentException(
                    "The provider's answer directs calls to '%s', which is neither a host of the provider (%s) nor of the configuration, and gets no credentials. Set baseUri if the host is right"
                            .formatted(
                                    url, domains.isEmpty() ? "none" : String.join(", ", domains)),
                    false,
                    null);
        }
    }

    boolean allows(String url) {
        if (configured.contains(url)) {
            return true;
        }
        try {
            URI uri = URI.create(url);
            return uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && (isProvider(uri) || isConfigured(uri));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private boolean isProvider(URI uri) {
        String host = uri.getHost().toLowerCase(Locale.ROOT);
        return "https".equals(uri.getScheme())
                && (uri.getPort() == -1 || uri.getPort() == 443)
                && domains.stream()
                        .anyMatch(domain -> host.equals(domain) || host.endsWith("." + domain));
    }

    /** Another port of this machine is as far away as the one that is configured. */
    private boolean isConfigured(URI uri) {
        return configured.stream()
                .map(URI::create)
                .anyMatch(
                        known ->
                                isSame(uri, known)
                                        || BaseUri.isLoopback(known) && BaseUri.isLoopback(uri));
    }

    private static boolean isSame(URI uri, URI known) {
        return known.getScheme().equals(uri.getScheme())
                && known.getHost().equalsIgnoreCase(uri.getHost())
                && port(known) == port(uri);
    }

    private static int port(URI uri) {
        return uri.getPort() != -1 ? uri.getPort() : "http".equals(uri.getScheme()) ? 80 : 443;
    }
}
