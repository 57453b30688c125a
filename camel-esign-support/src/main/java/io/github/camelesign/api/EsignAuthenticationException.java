// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.api;

/** The provider refused the credentials, or no token could be had with them. */
public class EsignAuthenticationException extends EsignOperationException {

    public EsignAuthenticationException(EsignFailure failure) {
        super(failure);
    }

    /**
     * @param advice what to do about it, for the end of the message, or null
     */
    public EsignAuthenticationException(EsignFailure failure, String advice) {
        super(failure, advice);
    }
}
