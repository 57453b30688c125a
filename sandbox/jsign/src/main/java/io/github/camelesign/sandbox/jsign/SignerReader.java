// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.jsign;

import static io.github.camelesign.sandbox.jsign.JSignCall.JSON;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads who is to sign, and where on the pages. */
final class SignerReader {
    private static final List<String> PLACE =
            List.of("x_position", "y_position", "w_position", "h_position");

    private final JsonNode body;
    private final Contents.Flow flow;

    SignerReader(JsonNode body, Contents.Flow flow) {
        this.body = body;
        this.flow = flow;
    }

    List<Signer> signers() {
        List<Signer> signers = new ArrayList<>();
        for (ObjectNode json : people()) {
            signers.add(signer(json, signers.size(), tabs(json)));
        }
        return signers;
    }

    /** Those whose places the template knows by their title. */
    List<Signer> signers(JSignTemplate template) {
        List<Signer> signers = new ArrayList<>();
        Set<String> titles = new HashSet<>();
        for (ObjectNode json : people()) {
            String title = JSON.text(json, "signer_title");
            ObjectNode tabs = template.tabs().get(title);
            if (tabs == null || !titles.add(title)) {
                throw JSignError.invalid("The template has no signer_title " + title + " left");
            }
            signers.add(signer(json, signers.size(), tabs));
        }
        if (titles.size() < template.tabs().size()) {
            throw JSignError.invalid("Each signer_title of the template needs a signer");
        }
        return signers;
    }

    private List<ObjectNode> people() {
        List<ObjectNode> people =
                JSON.objects(body.path("recipients").get("signers"), "recipients.signers");
        if (people.isEmpty()) {
            throw JSignError.invalid("recipients.signers must not be empty");
        }
        return people;
    }

    private Signer signer(ObjectNode json, int before, ObjectNode tabs) {
        JsonNode given = json.path("signing_order");
        int usual = flow == Contents.Flow.SEQUENTIAL ? before + 1 : 1;
        return Signer.named(
                JSON.text(json, "name"),
                JSON.email(json, "email"),
                given.isInt() ? given.intValue() : usual,
                tabs);
    }

    /** Kept as they are given; only what jSign documents of them is checked. */
    static ObjectNode tabs(ObjectNode person) {
        JsonNode tabs = person.path("tabs");
        if (tabs.isMissingNode() || tabs.isNull()) {
            return JsonReader.object();
        }
        if (!(tabs instanceof ObjectNode object)) {
            throw JSignError.invalid("tabs must be an object");
        }
        for (ObjectNode place : JSON.optionalObjects(object, "sign_here_tabs")) {
            for (String name : PLACE) {
                if (!place.path(name).isNumber()) {
                    throw JSignError.invalid(name + " must be a number");
                }
            }
        }
        return object;
    }
}
