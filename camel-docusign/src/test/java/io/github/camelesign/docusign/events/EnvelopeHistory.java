// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.docusign.events;

import io.github.camelesign.docusign.DocuSignAtSandbox;
import io.github.camelesign.docusign.DocuSignConstants;
import io.github.camelesign.docusign.Leases;
import io.github.camelesign.sandbox.EsignSandbox;
import io.github.camelesign.sandbox.core.MutableClock;
import io.github.camelesign.sandbox.docusign.DocuSign;
import io.github.camelesign.testing.TestCamelContext;
import io.github.camelesign.testing.polling.Fact;
import io.github.camelesign.testing.polling.RandomHistory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.camel.CamelContext;

/** Senders who create, send and void envelopes, and recipients who open, sign or decline them. */
final class EnvelopeHistory implements RandomHistory {

    private static final int MOST_SIGNERS = 4;

    private final DocuSign docuSign;
    private final MutableClock clock;
    private final Random random;
    private final CamelContext sender = new TestCamelContext();
    private final List<Paper> papers = new ArrayList<>();

    /** An envelope, whose signers act in any order or one after the other. */
    private final class Paper {
        private final String id;
        private final boolean parallel;
        private final List<String> signers;
        private final Set<String> opened = new LinkedHashSet<>();
        private final Set<String> signed = new LinkedHashSet<>();
        private final Set<Fact> happened = new HashSet<>();

        /** What DocuSign's list need not show before the status changes. */
        private final Set<Fact> quiet = new HashSet<>();

        private boolean sent;
        private boolean delivered;
        private boolean over;

        Paper(String id, boolean parallel, List<String> signers) {
            this.id = id;
            this.parallel = parallel;
            this.signers = signers;
        }

        private void happened(String type, String recipient) {
            happened.add(new Fact(id, type, recipient, clock.instant().getEpochSecond()));
        }

        private void step(String type, String recipient) {
            quiet.add(new Fact(id, type, recipient, clock.instant().getEpochSecond()));
        }

        private void status(String type) {
            happened(type, null);
            happened.addAll(quiet);
            quiet.clear();
            over = over || Set.of("completed", "declined", "voided").contains(type);
        }

        private void send() {
            sent = true;
            turn().forEach(signer -> step("sent", signer));
            status("sent");
        }

        private List<String> turn() {
            List<String> left = signers.stream().filter(s -> !signed.contains(s)).toList();
            return parallel ? left : left.subList(0, Math.min(1, left.size()));
        }

        private void open(String signer) {
            docuSign.open(id, signer);
            opened(signer);
        }

        private void opened(String signer) {
            if (opened.add(signer)) {
                step("viewed", signer);
                if (!delivered && opened.containsAll(turn())) {
                    delivered = true;
                    status("delivered");
                }
            }
        }

        private void sign(String signer) {
            docuSign.sign(id, signer);
            opened(signer);
            signed.add(signer);
            step("signed", signer);
            if (signed.size() == signers.size()) {
                status("completed");
            } else if (!parallel) {
                step("sent", turn().get(0));
            }
        }

        private void decline(String signer) {
            docuSign.decline(id, signer, "No");
            opened(signer);
            step("updated", signer);
            status("declined");
        }
    }

    EnvelopeHistory(EsignSandbox sandbox, MutableClock clock, Random random) {
        this.docuSign = sandbox.docuSign();
        this.clock = clock;
        this.random = random;
        DocuSignAtSandbox.configure(sender, sandbox.getDocuSignBaseUri());
        sender.start();
    }

    /** Whether it has happened, whether or not a list has to show it yet. */
    @Override
    public boolean wasTrue(Fact fact) {
        return papers.stream()
                .anyMatch(paper -> paper.happened.contains(fact) || paper.quiet.contains(fact));
    }

    @Override
    public Set<Fact> toBeDelivered() {
        Set<Fact> facts = new HashSet<>();
        papers.forEach(paper -> facts.addAll(paper.happened));
        return facts;
    }

    @Override
    public void holdListings(boolean held) {
        if (held) {
            docuSign.holdListings();
        } else {
            docuSign.releaseListings();
        }
    }

    @Override
    public void passTime() {
        clock.advance(Duration.ofMinutes(10));
    }

    @Override
    public void act() {
        int dice = random.nextInt(100);
        long seconds = dice < 60 ? 0 : dice < 75 ? 1 : dice < 92 ? random.nextInt(120) : 1_200;
        clock.advance(Duration.ofSeconds(seconds));
        List<Paper> open = papers.stream().filter(paper -> !paper.over).toList();
        if (open.isEmpty() || random.nextInt(100) < 25) {
            create(1);
        } else {
            actOn(open.get(random.nextInt(open.size())));
        }
    }

    @Override
    public void createLate() {
        Duration late = Duration.ofSeconds(random.nextInt(240));
        clock.advance(late.negated());
        create(1);
        clock.advance(late);
    }

    @Override
    public void createPages() {
        create(210 + random.nextInt(50));
    }

    @Override
    public void createMany() {
        create(10);
    }

    private void create(int count) {
        for (int i = 0; i < count; i++) {
            boolean draft = random.nextInt(3) == 0;
            boolean parallel = random.nextBoolean();
            List<String> signers =
                    IntStream.rangeClosed(1, 1 + random.nextInt(MOST_SIGNERS))
                            .mapToObj("signer%d@acme.test"::formatted)
                            .toList();
            Paper paper = new Paper(make(draft, parallel, signers), parallel, signers);
            paper.status("created");
            papers.add(paper);
            if (!draft) {
                paper.send();
            }
        }
    }

    private String make(boolean draft, boolean parallel, List<String> signers) {
        List<Map<String, String>> recipients =
                IntStream.range(0, signers.size())
                        .mapToObj(
                                i ->
                                        Map.of(
                                                "recipientId",
                                                String.valueOf(i + 1),
                                                "name",
                                                "Signer " + i,
                                                "email",
                                                signers.get(i),
                                                "routingOrder",
                                                parallel ? "1" : "" + (i + 1)))
                        .toList();
        Map<String, Object> definition = new HashMap<>(Leases.definition(recipients));
        definition.put("status", draft ? "created" : "sent");
        Map<?, ?> made =
                sender.createProducerTemplate()
                        .requestBody("docusign:envelopes/create", definition, Map.class);
        return made.get("envelopeId").toString();
    }

    private void actOn(Paper paper) {
        if (!paper.sent) {
            change("docusign:envelopes/send", paper);
            paper.send();
            return;
        }
        List<String> turn = paper.turn();
        String signer = turn.get(random.nextInt(turn.size()));
        int dice = random.nextInt(100);
        if (dice < 30) {
            paper.open(signer);
        } else if (dice < 85) {
            paper.sign(signer);
        } else if (dice < 92) {
            paper.decline(signer);
        } else {
            change("docusign:envelopes/void?voidedReason=Wrong", paper);
            paper.status("voided");
        }
    }

    private void change(String operation, Paper paper) {
        sender.createProducerTemplate()
                .requestBodyAndHeader(operation, null, DocuSignConstants.ENVELOPE_ID, paper.id);
    }

    @Override
    public void close() {
        sender.stop();
    }
}
