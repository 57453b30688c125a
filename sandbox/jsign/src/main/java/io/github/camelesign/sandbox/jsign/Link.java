package io.github.camelesign.sandbox.jsign;

import java.time.Instant;

/** An address that lets whoever has it sign as one person. */
record Link(String token, String envelopeId, String email, Instant expires) {}
