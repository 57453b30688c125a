package io.github.camelesign.sandbox.signnow;

/** A registered API client. */
record Application(String clientId, String clientSecret) {}
