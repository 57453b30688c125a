// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import java.time.Instant;
import java.util.List;

/**
 * A template, which people make in Yousign's web application.
 *
 * @param document its only document
 * @param signers labels of the places that signers take
 * @param readOnlyTexts labels of the texts that are filled in
 */
record Template(
        String id,
        String name,
        Instant created,
        String workspaceId,
        StoredFile document,
        List<String> signers,
        List<String> readOnlyTexts) {}
