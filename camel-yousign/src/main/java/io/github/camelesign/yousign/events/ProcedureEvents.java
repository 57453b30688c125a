// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.yousign.events;

import static io.github.camelesign.spi.JsonView.object;
import static io.github.camelesign.spi.JsonView.objects;
import static io.github.camelesign.spi.JsonView.text;
import static io.github.camelesign.spi.JsonView.time;

import io.github.camelesign.spi.EsignEvent;
import io.github.camelesign.spi.PromotedFields;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The events of a procedure of v2, from the state it was in and the state it is in. What has no
 * time of its own happened when the procedure, or the member, last changed.
 */
public final class ProcedureEvents {

    private static final Map<String, String> OUTCOMES =
            Map.of(
                    "finished", "procedure.finished",
                    "refused", "procedure.refused",
                    "expired", "procedure.expired");

    private static final Map<String, String> MEMBERS =
            Map.of("processing", "member.started", "done", "member.finished");

    private static final String DRAFT = "draft";

    private final Map<String, Object> procedure;
    private final RequestState before;
    private final String status;
    private final List<EsignEvent> events = new ArrayList<>();

    private ProcedureEvents(RequestState before, Map<String, Object> procedure) {
        this.procedure = procedure;
        this.before = before;
        this.status = text(procedure.get("status"));
    }

    /**
     * @param before the state that is known
     */
    static List<EsignEvent> of(RequestState before, Map<String, Object> procedure) {
        ProcedureEvents events = new ProcedureEvents(before, procedure);
        events.read();
        return events.events;
    }

    static Instant updatedAt(Map<String, Object> procedure) {
        return time(procedure.get("updatedAt")).orElse(Instant.EPOCH);
    }

    /** When a procedure or member came to its end: the same in a list and in a webhook call. */
    public static Instant endedAt(Map<String, Object> procedure) {
        return time(procedure.get("finishedAt")).orElse(updatedAt(procedure));
    }

    static boolean isEnded(String status) {
        return OUTCOMES.containsKey(status);
    }

    /** Whether nothing happens any more to a procedure of this status. */
    static boolean isOver(String status) {
        return isEnded(status) && !"expired".equals(status);
    }

    private void read() {
        Instant created = time(procedure.get("createdAt")).orElse(updatedAt(procedure));
        if (before.status() == null) {
            add("procedure.created", "created", null, created);
        }
        if ((before.status() == null || DRAFT.equals(before.status())) && !DRAFT.equals(status)) {
            // one that was never seen as a draft was started as it was made
            Instant started = before.status() == null ? created : updatedAt(procedure);
            add("procedure.started", "started", null, started);
        }
        objects(procedure.get("members")).stream().filter(before::isNews).forEach(this::addMember);
        if (isEnded(status) && !status.equals(before.status())) {
            add(OUTCOMES.get(status), status, null, endedAt(procedure));
        }
    }

    private void addMember(Map<String, Object> member) {
        String state = text(member.get("status"));
        Instant at =
                time(member.get("finishedAt"))
                        .or(() -> time(member.get("updatedAt")))
                        .orElse(updatedAt(procedure));
        String identity = member.get("id") + "/" + state;
        add(MEMBERS.getOrDefault(state, "member." + state), identity, member, at);
    }

    private void add(String name, String identity, Map<String, Object> member, Instant at) {
        String id = text(procedure.get("id"));
        events.add(
                new EsignEvent(
                        EsignEvent.idOf("yousign", id, identity),
                        YousignEventNames.typeOfV2(name),
                        name,
                        text(procedure.get("workspace")),
                        id,
                        status,
                        SignatureRequestEvents.email(member),
                        at,
                        ids(id, member),
                        procedure));
    }

    /** What the sender wrote on a procedure, to be promoted. */
    public static Map<String, String> metadata(Map<String, Object> procedure) {
        return PromotedFields.of("metadata", object(procedure.get("metadata")));
    }

    private Map<String, String> ids(String id, Map<String, Object> member) {
        Map<String, String> ids = metadata(procedure);
        ids.put("procedureId", id);
        if (member != null && member.get("id") != null) {
            ids.put("memberId", member.get("id").toString());
        }
        return ids;
    }
}
