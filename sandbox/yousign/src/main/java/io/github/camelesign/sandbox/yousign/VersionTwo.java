// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import io.github.camelesign.sandbox.core.described.ResourceStore;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** What version 2 has besides procedures. Guarded by the state's lock. */
final class VersionTwo {
    static final String ORGANIZATION = "/organizations/00000000-0000-4000-8000-000000000001";
    private static final String GROUP = "/user_groups/00000000-0000-4000-8000-000000000002";

    final Map<String, ProcedureFile> files = new LinkedHashMap<>();
    final Map<String, OperationRoutes.Operation> operations = new LinkedHashMap<>();
    final JsonStore users;
    final JsonStore signatureUis;

    VersionTwo(ResourceStore resources, ObjectNode workspace, Instant now) {
        users = new JsonStore(resources, "User", DescribedVersionTwo.ROOT + "/users");
        signatureUis =
                new JsonStore(
                        resources, "Signature UI", DescribedVersionTwo.ROOT + "/signature_uis");
        resources.put(DescribedVersionTwo.ROOT + GROUP, group());
        resources.put(
                DescribedVersionTwo.ROOT + ORGANIZATION,
                JsonReader.object()
                        .put("id", ORGANIZATION)
                        .put("name", "Sandbox")
                        .put("fApi", true)
                        .put("fSignatureUi", true)
                        .put("fConsentProcess", true));
        String iri = Iri.of("workspaces", workspace.path("id").asText());
        resources.put(
                DescribedVersionTwo.ROOT + iri,
                JsonReader.object()
                        .put("id", iri)
                        .put("name", workspace.path("name").asText())
                        .put("createdAt", Timestamps.text(now))
                        .put("updatedAt", Timestamps.text(now)));
    }

    /** That of all users. */
    static ObjectNode group() {
        ObjectNode group = JsonReader.object().put("id", GROUP).put("name", "Administrators");
        group.putArray("permissions").add("procedure_write").add("sign").add("signature_ui");
        return group;
    }

    ProcedureFile file(String iri) {
        ProcedureFile file = files.get(Iri.id(iri));
        if (file == null) {
            throw YousignError.notFound("File " + iri);
        }
        return file;
    }
}
