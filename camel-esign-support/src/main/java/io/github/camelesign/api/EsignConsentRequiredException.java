// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.api;

import java.util.Optional;

/**
 * The user has not yet allowed the application to act in their name. Nothing helps but that they do
 * so once, in a browser.
 */
public class EsignConsentRequiredException extends EsignAuthenticationException {

    private final String consentUrl;

    /**
     * @param consentUrl where the user gives consent, or null when the configuration does not
     *     suffice to say
     * @param advice what to do, for the end of the message
     */
    public EsignConsentRequiredException(EsignFailure failure, String consentUrl, String advice) {
        super(failure, advice);
        this.consentUrl = consentUrl;
    }

    /** What the user is to open in a browser; empty when the configuration does not suffice. */
    public Optional<String> getConsentUrl() {
        return Optional.ofNullable(consentUrl);
    }
}
