package io.github.camelesign.signnow;

import io.github.camelesign.support.EsignOperationException;
import io.github.camelesign.support.event.Change;
import io.github.camelesign.support.event.EsignEvent;
import io.github.camelesign.support.event.EventSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The documents of a folder, and after them the document groups of the user. Groups are asked for
 * once it is known that there are any, so that a user without groups does not pay for them: the
 * list tells it at the first poll, later a document that is in one does.
 */
final class SignNowChanges implements EventSource {

    /** Times are whole seconds: within that of its last change a group may change again. */
    private static final Duration SETTLED = Duration.ofSeconds(2);

    private static final String GROUP = "document_group_info";

    private final SignNowFolder folder;
    private final SignNowGroups groups;
    private boolean mayHaveGroups = true;

    /**
     * What was read of the groups that the last poll met; polls overlap, so it meets them again.
     */
    private final Map<State, List<EsignEvent>> known = new HashMap<>();

    /**
     * All that is known of a group before it is read.
     *
     * @param listed by the list of groups, or null
     * @param noted on its documents, or null
     */
    private record State(SignNowGroup listed, SignNowGroup noted) {

        SignNowGroup group() {
            return listed != null ? listed : noted;
        }

        Instant latest() {
            return noted == null || noted.updated().isBefore(group().updated())
                    ? group().updated()
                    : noted.updated();
        }
    }

    SignNowChanges(SignNowFolder folder, SignNowGroups groups) {
        this.folder = folder;
        this.groups = groups;
    }

    @Override
    public Instant now() {
        return folder.now();
    }

    @Override
    public String key() {
        return folder.key();
    }

    @Override
    public void changedSince(Instant since, PageHandler pages) throws EsignOperationException {
        Map<String, SignNowGroup> noted = new HashMap<>();
        boolean[] stopped = new boolean[1];
        folder.changedSince(
                since,
                page -> {
                    page.stream()
                            .filter(change -> !change.updated().isBefore(since))
                            .forEach(change -> note(change, noted));
                    stopped[0] = !pages.page(page);
                    return !stopped[0];
                });
        if (mayHaveGroups && !stopped[0]) {
            groupsSince(since, noted, pages);
        }
    }

    private void note(Change change, Map<String, SignNowGroup> noted) {
        Map<String, Object> document = change.events().get(0).body();
        SignNowGroup group = SignNowGroup.of(document, change.updated());
        if (group != null) {
            noted.put(group.id(), group);
        }
        // a list that does not tell of groups cannot rule them out
        mayHaveGroups |= group != null || !document.containsKey(GROUP);
    }

    private void groupsSince(Instant since, Map<String, SignNowGroup> noted, PageHandler pages)
            throws EsignOperationException {
        SignNowGroups.Listing listing = groups.changedSince(since);
        mayHaveGroups = listing.any();
        if (!mayHaveGroups) {
            return;
        }
        List<State> states = new ArrayList<>();
        TreeSet<String> ids = new TreeSet<>(noted.keySet());
        ids.addAll(listing.changed().keySet());
        ids.forEach(id -> states.add(new State(listing.changed().get(id), noted.get(id))));
        states.sort(Comparator.comparing(State::latest));
        known.keySet().retainAll(Set.copyOf(states));
        for (State state : states) {
            List<EsignEvent> events = known.get(state);
            if (events == null) {
                events = read(state, since);
            }
            // the folder alone says how far all is read: the list of groups may be ahead of it
            if (!pages.page(List.of(new Change(since, events)))) {
                return;
            }
        }
    }

    private List<EsignEvent> read(State state, Instant since) throws EsignOperationException {
        boolean settled = state.latest().plus(SETTLED).isBefore(now());
        Map<String, Object> data = groups.read(state.group().id());
        if (data == null) {
            return List.of();
        }
        List<EsignEvent> events =
                SignNowGroupEvents.of(
                        state.group(), data, folder.userId(), state.listed() != null, since);
        if (settled) {
            known.put(state, events);
        }
        return events;
    }
}
