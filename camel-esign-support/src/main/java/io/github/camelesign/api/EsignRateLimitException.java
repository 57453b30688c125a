// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.api;

/** The provider refused the call because of too many before it. Nothing was done. */
public class EsignRateLimitException extends EsignOperationException {

    public EsignRateLimitException(EsignFailure failure) {
        super(failure);
    }
}
