// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signnow.events;

import io.github.camelesign.sandbox.EsignSandbox;
import io.github.camelesign.sandbox.core.MutableClock;
import io.github.camelesign.sandbox.signnow.SignNow;
import io.github.camelesign.testing.polling.Fact;
import io.github.camelesign.testing.polling.RandomHistory;
import io.github.camelesign.testing.route.DeliveredEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Owners who upload, send and withdraw documents, alone and in groups, and signers who sign or
 * decline them.
 */
final class DocumentHistory implements RandomHistory {

    /** When something happened that SignNow gives no time of its own. */
    static final long SOME_TIME = -1;

    private static final Set<String> ONCE = Set.of("created", "sent", "signed", "declined");

    private final SignNow signNow;
    private final MutableClock clock;
    private final Random random;
    private final String base;
    private final String token;
    private final HttpClient http = HttpClient.newHttpClient();
    private final List<Paper> papers = new ArrayList<>();
    private final Set<Fact> everTrue = new HashSet<>();
    private final GroupHistory groups;

    /** A document. */
    static final class Paper {
        final String id;
        final List<Signer> signers = new ArrayList<>();
        boolean withdrawn;
        private final boolean fields;
        private final long created;
        private long updated;
        private boolean reinvited;
        private boolean grouped;

        Paper(String id, boolean fields, long now) {
            this.id = id;
            this.fields = fields;
            this.created = now;
            this.updated = now;
        }

        boolean has(String state) {
            return signers.stream().anyMatch(signer -> signer.state.equals(state));
        }

        boolean isOpen() {
            return has("pending") || has("created");
        }
    }

    /** Somebody who is asked to sign. */
    static final class Signer {
        final String email;
        final int order;
        String state = "created";
        long at;
        private final String role;

        Signer(String email, String role, int order) {
            this.email = email;
            this.role = role;
            this.order = order;
        }

        void becomes(String next, long now) {
            state = next;
            at = now;
        }
    }

    DocumentHistory(EsignSandbox sandbox, MutableClock clock, Random random) {
        this.signNow = sandbox.signNow();
        this.clock = clock;
        this.random = random;
        this.base = sandbox.getSignNowBaseUri();
        this.token = signNow.issueApiKey(SignNow.DEMO_USER);
        this.groups = new GroupHistory(this, random);
    }

    @Override
    public boolean wasTrue(Fact fact) {
        return everTrue.contains(fact)
                || everTrue.contains(
                        new Fact(fact.envelope(), fact.type(), fact.recipient(), SOME_TIME));
    }

    @Override
    public Set<Fact> toBeDelivered() {
        Set<Fact> facts = groups.facts();
        papers.forEach(paper -> facts.addAll(facts(paper)));
        return facts;
    }

    /** Without the time if it is one of those that SignNow gives none. */
    @Override
    public Fact fact(DeliveredEvent event) {
        return event.type().equals("voided")
                ? new Fact(event.envelope(), event.type(), event.recipient(), SOME_TIME)
                : Fact.of(event);
    }

    @Override
    public boolean mayRepeat(Fact fact) {
        return !ONCE.contains(fact.type());
    }

    @Override
    public void holdListings(boolean held) {
        if (held) {
            signNow.holdListings();
        } else {
            signNow.releaseListings();
        }
    }

    @Override
    public void passTime() {
        clock.advance(Duration.ofMinutes(10));
    }

    /** Time passes, most often less than a second. */
    private void tick() {
        int dice = random.nextInt(100);
        long seconds = dice < 60 ? 0 : dice < 80 ? 1 : dice < 97 ? random.nextInt(120) : 1_200;
        clock.advance(Duration.ofSeconds(seconds));
    }

    @Override
    public void act() {
        tick();
        if (papers.isEmpty() || random.nextInt(100) < 20) {
            upload();
        } else if (random.nextInt(100) < 30) {
            groups.act();
            everTrue.addAll(groups.facts());
        } else {
            actOn(papers.get(random.nextInt(papers.size())));
        }
    }

    /** Two documents that nobody was asked to sign yet, now put into a group; or none. */
    List<Paper> ungrouped() {
        List<Paper> free =
                papers.stream()
                        .filter(p -> p.fields && !p.grouped && p.signers.isEmpty() && !p.withdrawn)
                        .limit(2)
                        .toList();
        if (free.size() < 2) {
            return List.of();
        }
        free.forEach(paper -> paper.grouped = true);
        return free;
    }

    void sign(Paper paper, Signer signer) {
        signNow.sign(paper.id, signer.email);
        signer.becomes("signed", now());
        changed(paper);
    }

    void decline(Paper paper, Signer signer) {
        signNow.decline(paper.id, signer.email, "No");
        signer.becomes("declined", now());
        changed(paper);
    }

    @Override
    public void createPages() {
        uploadMany(310 + random.nextInt(50));
    }

    @Override
    public void createMany() {
        uploadMany(60 + random.nextInt(100));
    }

    private void uploadMany(int count) {
        for (int i = 0; i < count; i++) {
            note(
                    new Paper(
                            signNow.addLargeDocument(SignNow.DEMO_USER, "bulk.pdf", 10),
                            false,
                            now()));
        }
    }

    @Override
    public void createLate() {
        Duration late = Duration.ofSeconds(random.nextInt(240));
        clock.advance(late.negated());
        upload();
        clock.advance(late);
    }

    private void upload() {
        boolean fields = random.nextBoolean();
        Paper paper =
                new Paper(signNow.addLargeDocument(SignNow.DEMO_USER, "a.pdf", 10), fields, now());
        if (fields) {
            put(paper, "", "{\"fields\":[%s,%s]}".formatted(field("A"), field("B")));
        }
        note(paper);
    }

    private void actOn(Paper paper) {
        int dice = random.nextInt(100);
        if (paper.grouped) {
            rename(paper, dice);
        } else if (paper.isOpen() && !paper.has("declined") && dice < 60) {
            answer(paper);
        } else if (paper.isOpen() && paper.fields && dice < 75) {
            withdraw(paper);
        } else if (dice < 85) {
            invite(paper);
        } else {
            rename(paper, dice);
        }
    }

    private void rename(Paper paper, int dice) {
        put(paper, "", "{\"document_name\":\"b%d.pdf\"}".formatted(dice));
        changed(paper);
    }

    private void answer(Paper paper) {
        List<Signer> pending =
                paper.signers.stream().filter(signer -> signer.state.equals("pending")).toList();
        Signer signer = pending.get(random.nextInt(pending.size()));
        if (random.nextInt(5) == 0) {
            decline(paper, signer);
        } else {
            sign(paper, signer);
            nextInTurn(paper);
            changed(paper);
        }
    }

    private void invite(Paper paper) {
        if (paper.fields) {
            inviteByRole(paper);
        } else if (paper.signers.size() < 2) {
            Signer signer = new Signer("free" + paper.signers.size() + "@acme.test", null, 1);
            signNow.invite(paper.id, signer.email);
            signer.becomes("pending", now());
            paper.signers.add(signer);
            changed(paper);
        }
    }

    private void inviteByRole(Paper paper) {
        if (paper.isOpen() || paper.has("declined") || paper.reinvited) {
            return;
        }
        boolean again = paper.withdrawn;
        List<Signer> invited = new ArrayList<>();
        for (String role : List.of("A", "B")) {
            if (paper.signers.stream().noneMatch(signer -> role.equals(signer.role))) {
                String email = role.toLowerCase() + (again ? "2" : "1") + "@acme.test";
                invited.add(new Signer(email, role, 1 + random.nextInt(2)));
            }
        }
        if (invited.isEmpty()) {
            return;
        }
        String to =
                invited.stream()
                        .map(
                                s ->
                                        "{\"role\":\"%s\",\"role_id\":\"\",\"email\":\"%s\",\"order\":%d}"
                                                .formatted(s.role, s.email, s.order))
                        .collect(Collectors.joining(","));
        send(
                "POST",
                "/document/" + paper.id + "/invite",
                "{\"from\":\"%s\",\"to\":[%s]}".formatted(SignNow.DEMO_USER, to));
        paper.signers.addAll(invited);
        paper.withdrawn = false;
        paper.reinvited = again;
        nextInTurn(paper);
        changed(paper);
    }

    private void nextInTurn(Paper paper) {
        int turn =
                paper.signers.stream()
                        .filter(s -> s.state.equals("pending") || s.state.equals("created"))
                        .mapToInt(s -> s.order)
                        .min()
                        .orElse(0);
        paper.signers.stream()
                .filter(s -> s.state.equals("created") && s.order == turn)
                .forEach(s -> s.becomes("pending", now()));
    }

    private void withdraw(Paper paper) {
        put(paper, "/fieldinvitecancel", "");
        paper.signers.removeIf(s -> s.state.equals("pending") || s.state.equals("created"));
        paper.withdrawn = true;
        changed(paper);
    }

    private void note(Paper paper) {
        papers.add(paper);
        everTrue.addAll(facts(paper));
    }

    void changed(Paper paper) {
        paper.updated = now();
        everTrue.addAll(facts(paper));
    }

    private static Set<Fact> facts(Paper paper) {
        Set<Fact> facts = new HashSet<>();
        facts.add(new Fact(paper.id, "created", null, paper.created));
        for (Signer signer : paper.signers) {
            switch (signer.state) {
                case "pending" -> facts.add(fact(paper, "sent", signer));
                case "signed" -> facts.add(fact(paper, "signed", signer));
                case "declined" -> facts.add(fact(paper, "declined", signer));
                default -> {} // not their turn
            }
        }
        long signed = paper.signers.stream().filter(s -> s.state.equals("signed")).count();
        if (paper.withdrawn && !paper.isOpen()) {
            facts.add(new Fact(paper.id, "voided", null, SOME_TIME));
        } else if (signed > 0 && signed == paper.signers.size()) {
            long last = paper.signers.stream().mapToLong(signer -> signer.at).max().orElseThrow();
            facts.add(new Fact(paper.id, "completed", null, last));
        }
        if (facts.stream().noneMatch(fact -> fact.second() == paper.updated)) {
            facts.add(new Fact(paper.id, "updated", null, paper.updated));
        }
        return facts;
    }

    private static Fact fact(Paper paper, String type, Signer signer) {
        return new Fact(paper.id, type, signer.email, signer.at);
    }

    long now() {
        return clock.instant().getEpochSecond();
    }

    private static String field(String role) {
        return """
        {"type":"signature","role":"%s","page_number":0,"x":50,"y":80,"width":120,"height":30}"""
                .formatted(role);
    }

    private void put(Paper paper, String below, String json) {
        send("PUT", "/document/" + paper.id + below, json);
    }

    String send(String method, String path, String json) {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(base + path))
                        .header("Authorization", "Bearer " + token)
                        .method(method, BodyPublishers.ofString(json))
                        .build();
        try {
            var answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) {
                throw new IllegalStateException(method + " " + path + ": " + answer.body());
            }
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
