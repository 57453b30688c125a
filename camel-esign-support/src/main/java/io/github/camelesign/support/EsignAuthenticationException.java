package io.github.camelesign.support;

/** The provider refused the credentials, or no token could be had with them. */
public class EsignAuthenticationException extends EsignOperationException {

    public EsignAuthenticationException(EsignFailure failure) {
        super(failure);
    }
}
