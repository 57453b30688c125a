package io.github.camelesign.support.auth;

/**
 * What a login told about the account that it is for.
 *
 * @param id the provider's id of the account
 * @param baseUri where the account's data is
 */
public record Account(String id, String baseUri) {}
