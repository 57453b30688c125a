// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import io.github.camelesign.sandbox.core.Listing;
import io.github.camelesign.sandbox.core.ProviderState;
import io.github.camelesign.sandbox.core.SharedServices;
import io.github.camelesign.sandbox.core.SignerPolicy;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All of Yousign's state, and the settings that tests may turn. A reset makes a new one. Everything
 * in it is guarded by its lock.
 */
final class YousignState extends ProviderState<ApiKey> {
    private static final long MEBIBYTE = 1 << 20;

    final RateLimits limits;
    final YousignLinks links;
    final Accounts accounts;

    final RequestJson json = new RequestJson(this);
    final SignatureRequests requests = new SignatureRequests(json::whole);
    final Subscriptions subscriptions;
    final Lifecycle lifecycle;
    final EventPublisher publisher = new EventPublisher(this);
    final JsonStore labels = store("Label", "/labels");
    final JsonStore contacts = store("Contact", "/contacts");
    final JsonStore customExperiences = store("Custom Experience", "/custom_experiences");
    final Map<String, RequestMaker.Template> templates = new LinkedHashMap<>();

    /** Documents that wait for their request. */
    final Map<String, RequestDocument> unattached = new LinkedHashMap<>();

    final Procedures procedures;
    final VersionTwo versionTwo;

    private final PassingTime time = new PassingTime(this);

    volatile long uploadLimit = 50 * MEBIBYTE;

    YousignState(SharedServices services) {
        super(services);
        tokens().add(new ApiKey(Yousign.DEMO_API_KEY, false));
        this.limits = new RateLimits(services.clock());
        this.links = new YousignLinks(services);
        this.accounts = new Accounts(resources(), now());
        this.subscriptions =
                new Subscriptions(
                        store("Webhook subscription", "/webhooks"),
                        services.webhooks(),
                        services.clock());
        this.lifecycle = new Lifecycle(this, publisher);
        this.procedures = new Procedures(this);
        ObjectNode workspace = accounts.workspaces.get(accounts.defaultWorkspaceId());
        this.versionTwo = new VersionTwo(resources(), workspace, now());
    }

    /** Keeps a template, and shows it in the list of them. */
    void addTemplate(RequestMaker.Template template) {
        templates.put(template.id(), template);
        store("Template", "/templates")
                .put(
                        DescribedVersionThree.complete(
                                "Template",
                                JsonReader.object()
                                        .put("id", template.id())
                                        .put("name", template.name())
                                        .put("status", "active")
                                        .put("created_at", Timestamps.text(template.created()))
                                        .put("workspace_id", template.workspaceId()),
                                now()));
    }

    private JsonStore store(String kind, String path) {
        return new JsonStore(resources(), kind, DescribedVersionThree.ROOT + path);
    }

    /** Who is asked in a signature request or procedure. */
    Stream<Visitor> visitors(String envelopeId) {
        return Stream.concat(
                requests.find(envelopeId).stream()
                        .flatMap(
                                request ->
                                        request.recipients()
                                                .map(r -> new Visitor.InRequest(this, request, r))),
                procedures.find(envelopeId).stream()
                        .flatMap(procedure -> procedure.members.stream())
                        .map(member -> new Visitor.InProcedure(this, member)));
    }

    /** Whom a link leads to; whoever is not asked only looks. */
    Optional<Visitor> visitor(YousignLinks.Target link) {
        return visitors(link.envelopeId())
                .filter(one -> one.id().equals(link.personId()))
                .findFirst()
                .or(
                        () ->
                                requests.find(link.envelopeId())
                                        .map(r -> new Visitor.InRequest(this, r, null)));
    }

    @Override
    public synchronized void passTime() {
        time.pass();
    }

    @Override
    public synchronized void letSignersAct(Duration after) {
        time.letRecipientsAct(new SignerPolicy(now(), after));
    }

    @Override
    protected List<Listing> listings() {
        return List.of(requests, procedures);
    }
}
