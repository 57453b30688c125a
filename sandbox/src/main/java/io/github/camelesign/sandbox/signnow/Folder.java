package io.github.camelesign.sandbox.signnow;

import java.time.Instant;

/** A system folder; {@code parentId} is null for the root. */
record Folder(String id, String name, String parentId, Instant created) {}
