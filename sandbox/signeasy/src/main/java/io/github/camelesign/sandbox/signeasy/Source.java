// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signeasy;

import io.github.camelesign.sandbox.core.Upload;

/**
 * A document that is to be signed.
 *
 * @param id of the original or template
 * @param key what the sender calls it in the same request
 */
record Source(int id, Type type, int key, String name, Upload upload) {
    /** Where it comes from. */
    enum Type {
        ORIGINAL,
        TEMPLATE
    }

    static Source of(Original original) {
        return new Source(
                original.id(), Type.ORIGINAL, 1, original.upload().name(), original.upload());
    }

    static Source of(Template template) {
        return new Source(template.id(), Type.TEMPLATE, 1, template.name(), template.upload());
    }

    Source called(int newKey, String newName) {
        return new Source(id, type, newKey, newName == null ? name : newName, upload);
    }
}
