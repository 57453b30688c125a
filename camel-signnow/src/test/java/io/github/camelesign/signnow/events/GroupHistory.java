// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signnow.events;

import io.github.camelesign.sandbox.signnow.SignNow;
import io.github.camelesign.signnow.events.DocumentHistory.Paper;
import io.github.camelesign.signnow.events.DocumentHistory.Signer;
import io.github.camelesign.testing.polling.Fact;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The document groups of a {@link DocumentHistory}. */
final class GroupHistory {

    private static final Pattern ID = Pattern.compile("\"id\":\"(\\w+)\"");

    private final DocumentHistory documents;
    private final Random random;
    private final List<Group> groups = new ArrayList<>();

    private static final class Group {
        private final String id;
        private final List<Paper> papers;
        private final long created;
        private String invite;
        private String state = "none";
        private String decliner;
        private long updated;
        private long ended;

        Group(String id, List<Paper> papers, long now) {
            this.id = id;
            this.papers = papers;
            this.created = now;
            this.updated = now;
        }

        boolean isOpen() {
            return state.equals("pending");
        }

        List<Signer> signers() {
            return papers.stream().flatMap(paper -> paper.signers.stream()).toList();
        }

        void ends(String how, long now) {
            state = how;
            ended = now;
            updated = now;
        }
    }

    GroupHistory(DocumentHistory documents, Random random) {
        this.documents = documents;
        this.random = random;
    }

    void act() {
        if (groups.isEmpty() || random.nextInt(4) == 0) {
            create();
            return;
        }
        Group group = groups.get(random.nextInt(groups.size()));
        int dice = random.nextInt(100);
        if (group.state.equals("none") && dice < 70) {
            invite(group);
        } else if (group.isOpen() && dice < 80) {
            answer(group);
        } else if (group.isOpen() && dice < 88) {
            cancel(group);
        } else {
            documents.send(
                    "PUT",
                    "/v2/document-groups/" + group.id,
                    "{\"group_name\":\"Deal %d\"}".formatted(dice));
            group.updated = documents.now();
        }
    }

    private void create() {
        List<Paper> papers = documents.ungrouped();
        if (!papers.isEmpty()) {
            String id =
                    idOf(
                            documents.send(
                                    "POST",
                                    "/documentgroup",
                                    "{\"group_name\":\"Deal\",\"document_ids\":[\"%s\",\"%s\"]}"
                                            .formatted(papers.get(0).id, papers.get(1).id)));
            groups.add(new Group(id, papers, documents.now()));
        }
    }

    /** First the role A of both documents, then the role B of both. */
    private void invite(Group group) {
        List<String> steps = new ArrayList<>();
        for (int step = 1; step <= 2; step++) {
            String role = step == 1 ? "A" : "B";
            List<String> actions = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                Paper paper = group.papers.get(i);
                Signer signer = new Signer("group" + role + i + "@acme.test", role, step);
                paper.signers.add(signer);
                actions.add(
                        """
                        {"email":"%s","role_name":"%s","action":"sign","document_id":"%s"}"""
                                .formatted(signer.email, role, paper.id));
            }
            steps.add(
                    "{\"order\":%d,\"invite_actions\":[%s]}"
                            .formatted(step, String.join(",", actions)));
        }
        String answer =
                documents.send(
                        "POST",
                        "/documentgroup/" + group.id + "/groupinvite",
                        "{\"invite_steps\":[%s],\"completion_emails\":[{\"email\":\"%s\"}]}"
                                .formatted(String.join(",", steps), SignNow.DEMO_USER));
        group.invite = idOf(answer);
        group.state = "pending";
        group.updated = documents.now();
        openNextStep(group);
        group.papers.forEach(documents::changed);
    }

    private void answer(Group group) {
        List<Paper> waiting =
                group.papers.stream().filter(paper -> pending(paper) != null).toList();
        Paper paper = waiting.get(random.nextInt(waiting.size()));
        Signer signer = pending(paper);
        if (random.nextInt(8) == 0) {
            documents.decline(paper, signer);
            group.decliner = signer.email;
            withdraw(group);
            group.ends("declined", documents.now());
        } else {
            documents.sign(paper, signer);
            openNextStep(group);
            if (group.signers().stream().allMatch(s -> s.state.equals("signed"))) {
                group.ends("completed", documents.now());
            }
        }
    }

    private void cancel(Group group) {
        documents.send(
                "POST",
                "/documentgroup/%s/groupinvite/%s/cancelinvite".formatted(group.id, group.invite),
                "{}");
        withdraw(group);
        group.ends("voided", documents.now());
    }

    private void withdraw(Group group) {
        for (Paper paper : group.papers) {
            if (paper.signers.removeIf(s -> isOpen(s))) {
                paper.withdrawn = true;
                documents.changed(paper);
            }
        }
    }

    private void openNextStep(Group group) {
        int turn =
                group.signers().stream()
                        .filter(GroupHistory::isOpen)
                        .mapToInt(signer -> signer.order)
                        .min()
                        .orElse(0);
        for (Paper paper : group.papers) {
            for (Signer signer : paper.signers) {
                if (signer.state.equals("created") && signer.order == turn) {
                    signer.becomes("pending", documents.now());
                    documents.changed(paper);
                }
            }
        }
    }

    private static boolean isOpen(Signer signer) {
        return signer.state.equals("created") || signer.state.equals("pending");
    }

    private static Signer pending(Paper paper) {
        return paper.signers.stream()
                .filter(signer -> signer.state.equals("pending"))
                .findFirst()
                .orElse(null);
    }

    /** All that is true of groups now. */
    Set<Fact> facts() {
        Set<Fact> facts = new HashSet<>();
        groups.forEach(group -> facts.addAll(facts(group)));
        return facts;
    }

    private static Set<Fact> facts(Group group) {
        Set<Fact> facts = new HashSet<>();
        facts.add(new Fact(group.id, "created", null, group.created));
        for (Signer signer : group.signers()) {
            if (signer.state.equals("pending")) {
                facts.add(new Fact(group.id, "sent", signer.email, signer.at));
            } else if (signer.state.equals("signed")) {
                facts.add(new Fact(group.id, "signed", signer.email, signer.at));
            }
        }
        switch (group.state) {
            case "completed" -> facts.add(new Fact(group.id, "completed", null, group.ended));
            case "declined" ->
                    facts.add(new Fact(group.id, "declined", group.decliner, group.ended));
            case "voided" ->
                    facts.add(new Fact(group.id, "voided", null, DocumentHistory.SOME_TIME));
            default -> {} // open, or not sent
        }
        if (facts.stream().noneMatch(fact -> fact.second() >= group.updated)) {
            facts.add(new Fact(group.id, "updated", null, group.updated));
        }
        return facts;
    }

    private static String idOf(String answer) {
        Matcher id = ID.matcher(answer);
        if (!id.find()) {
            throw new IllegalStateException("No id: " + answer);
        }
        return id.group(1);
    }
}
