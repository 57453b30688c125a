// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.poll;

import io.github.camelesign.spi.EsignEvent;
import java.util.List;

/**
 * The name under which a consumer keeps its position: the same after a restart, with a new secret
 * or in a route that Camel numbers otherwise, and of letters, digits, dots and hyphens only, which
 * any state repository takes.
 *
 * @param component name of the component in the context
 * @param operation name of the operation
 * @param place base URI of the provider
 * @param configured the option {@code cursorName}; null if it is not set
 * @param account the options that name the account, none of them secret
 * @param credential stands for an account that no option names, or null
 */
public record CursorName(
        String component,
        String operation,
        String place,
        String configured,
        List<String> account,
        String credential) {

    /**
     * The key of a consumer's position.
     *
     * @param source see {@link io.github.camelesign.spi.EventSource#key()}
     */
    String key(String source) {
        String name =
                configured != null
                        ? configured
                        : "%s.%s"
                                .formatted(
                                        plain(operation), EsignEvent.idOf(place, account, source));
        return "%s.%s".formatted(plain(component), name);
    }

    /**
     * A hash of the credential, kept beside the position to notice that it is another account's;
     * null if the account has a name, or the position.
     */
    String fingerprint() {
        return configured != null || !account.isEmpty() || credential == null
                ? null
                : EsignEvent.idOf("account", credential).substring(0, 16);
    }

    private static String plain(String name) {
        return name.replaceAll("[^A-Za-z0-9-]+", "-");
    }
}
