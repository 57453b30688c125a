// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.docusign.auth;

import io.github.camelesign.api.EsignFailure;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** What to do about the errors of DocuSign's OAuth server, which are one word each. */
final class GrantAdvice {

    private static final Map<String, String> ADVICE =
            Map.of(
                    "no_valid_keys_or_signatures",
                    "privateKey must belong to the application with this clientId, audience must be the host of the OAuth server, and the clock of this machine must be right",
                    "issuer_not_found",
                    "The application with this clientId is unknown here: production and sandbox have applications of their own, see the option environment",
                    "user_not_found",
                    "impersonatedUserId must be the GUID of a user of this environment",
                    "invalid_subject",
                    "impersonatedUserId must be the GUID of a user of this environment",
                    "expired_grant",
                    "An authorizationCode works once and for a short time: log in again for a new one. With privateKey, set the clock of this machine",
                    "unsupported_grant_type",
                    "The server does not know this way to log in: see that oauthBaseUri is DocuSign's OAuth server");

    private GrantAdvice() {}

    /** One sentence, or null when the error says enough. */
    static String of(EsignFailure failure) {
        return Stream.of(failure.errorCode(), failure.providerMessage())
                .filter(Objects::nonNull)
                .map(word -> ADVICE.get(word.toLowerCase(Locale.ROOT)))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }
}
