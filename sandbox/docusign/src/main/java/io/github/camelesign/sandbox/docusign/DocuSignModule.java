// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.docusign;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.Control;
import io.github.camelesign.sandbox.core.Control.Controllable;
import io.github.camelesign.sandbox.core.Endpoints.FailureHandler;
import io.github.camelesign.sandbox.core.EntityStore;
import io.github.camelesign.sandbox.core.Envelope;
import io.github.camelesign.sandbox.core.EnvelopeHistory;
import io.github.camelesign.sandbox.core.Login;
import io.github.camelesign.sandbox.core.ProviderModule;
import io.github.camelesign.sandbox.core.SharedServices;
import io.github.camelesign.sandbox.core.SigningService;
import io.github.camelesign.sandbox.core.described.DescribedResources;
import io.github.camelesign.sandbox.core.described.Description;
import io.github.camelesign.sandbox.docusign.DocuSignLinks.Service;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** DocuSign in the sandbox. */
public final class DocuSignModule extends ProviderModule<DocuSignState> {
    static final String NAME = "docusign";
    private static final String TIME_TRACK = "X-DocuSign-TimeTrack";
    private static final Description DESCRIPTION =
            Description.of(DocuSignModule.class, "description.json", true);

    private final EnvelopePdf pdfs;
    private final DocuSign view;

    /** An empty DocuSign with the ready-made app, user and account. */
    public DocuSignModule(SharedServices services) {
        super(NAME, "DocuSign", services, DocuSignState::new);
        this.pdfs = new EnvelopePdf(services);
        this.view = new DocuSign(this);
    }

    /** This provider as tests control it. */
    public DocuSign view() {
        return view;
    }

    @Override
    public List<Login> logins() {
        String base = baseUri();
        return List.of(
                Login.of("jwt", "oauthBaseUri", base)
                        .with("clientId", DocuSign.INTEGRATION_KEY)
                        .with("audience", "account-d.docusign.com")
                        .with("impersonatedUserId", DocuSign.USER_ID)
                        .with("privateKey", view.privateKeyPem()),
                Login.of("refreshToken", "oauthBaseUri", base)
                        .with("clientId", DocuSign.INTEGRATION_KEY)
                        .with("clientSecret", DocuSign.CLIENT_SECRET)
                        .with("refreshToken", DocuSign.DEMO_REFRESH_TOKEN),
                Login.of("accessToken", "baseUri", base, "accountId", DocuSign.ACCOUNT_ID)
                        .with("accessToken", DocuSign.DEMO_ACCESS_TOKEN),
                Login.of("legacyHeader", "baseUri", base, "accountId", DocuSign.ACCOUNT_NUMBER)
                        .with("clientId", DocuSign.INTEGRATION_KEY)
                        .with("username", DocuSign.USER_EMAIL)
                        .with("password", DocuSign.PASSWORD));
    }

    @Override
    public Optional<String> webhookSecret() {
        return Optional.of(DocuSign.DEMO_CONNECT_KEY);
    }

    @Override
    public List<Control> controls() {
        return Control.of(view, new Triggers(this));
    }

    @Override
    public Router router(Vertx vertx) {
        Router router = Router.router(vertx);
        router.route().order(Integer.MIN_VALUE).handler(this::begin);
        DocuSignEndpoints endpoints =
                new DocuSignEndpoints(router, this::state, services().files().directory());
        DocumentReader reader = new DocumentReader(services().files());
        new OAuthRoutes().mount(endpoints);
        Directory.mount(endpoints);
        new EnvelopeRoutes(reader).mount(endpoints);
        RecipientRoutes.mount(endpoints);
        Tabs.mount(endpoints);
        new DocumentRoutes(reader, pdfs).mount(endpoints);
        SettingRoutes.mount(endpoints);
        CustomFields.mount(endpoints);
        DocuSignLinks.mount(endpoints);
        Folder.mount(endpoints);
        DocumentReader.ChunkedUploads.mount(endpoints);
        BulkSender.mount(endpoints);
        Connect.mount(endpoints);
        new DescribedResources<>(DESCRIPTION, new DocuSignConventions())
                .mount(endpoints::described);
        router.route()
                .last()
                .handler(FailureHandler.unknown(what -> DocuSignError.of("NOT_IMPLEMENTED", what)));
        router.route()
                .failureHandler(
                        new FailureHandler<>(
                                DocuSignError.class,
                                s -> DocuSignError.api(s, "INVALID_REQUEST", "Invalid request"),
                                reason -> DocuSignError.of("UNSPECIFIED_ERROR", reason),
                                DocuSignCall::refuse));
        return router;
    }

    /** What every answer carries, and that nobody finds an envelope past its end. */
    private void begin(RoutingContext ctx) {
        state().passTime();
        Instant start = state().now();
        ctx.response()
                .putHeader("X-DocuSign-TraceToken", UUID.randomUUID().toString())
                .putHeader("X-DocuSign-Node", "SANDBOX");
        String asked = ctx.request().getHeader(TIME_TRACK);
        if (asked != null) {
            String before = asked.isEmpty() ? "" : asked + ";";
            String from = before + "REST0_Start," + Scalars.write(start) + ";REST0_End,";
            ctx.addHeadersEndHandler(
                    w -> ctx.response().putHeader(TIME_TRACK, from + Scalars.write(state().now())));
        }
        ctx.next();
    }

    @Override
    public List<Envelope> envelopes() {
        return state().envelopes.all().stream().map(this::envelope).toList();
    }

    private Envelope envelope(DocuSignEnvelope envelope) {
        return new Envelope(
                NAME,
                envelope.id(),
                envelope.subject(),
                envelope.owner().email(),
                envelope.status().everywhere,
                envelope.recipientsInOrder().stream()
                        .map(r -> new Envelope.Signer(r.email(), r.order(), r.text("status")))
                        .toList());
    }

    @Override
    public SigningService<?> signingService() {
        return new Service(this, pdfs);
    }

    @Override
    public List<EnvelopeHistory> history(String envelopeId) {
        return state().audit.of(envelopeId).stream()
                .map(e -> new EnvelopeHistory(e.at(), e.event().name(), e.event().who().email()))
                .toList();
    }

    @Override
    public String signingAddress(String envelopeId, String email) {
        return state().signingLink(envelopeId, state().signing.find(envelopeId, email));
    }

    @Override
    public Optional<Instant> waitsSince(String envelopeId, String email) {
        return state().envelopes.find(envelopeId).stream()
                .flatMap(DocuSignEnvelope::waitedFor)
                .filter(recipient -> recipient.isAt(email))
                .map(Recipient::sent)
                .findFirst();
    }

    @Override
    public void sign(String envelopeId, String email) {
        state().signing.signed(envelopeId, guid(envelopeId, email));
    }

    @Override
    public void decline(String envelopeId, String email, String reason) {
        state().signing.declined(envelopeId, guid(envelopeId, email), reason);
    }

    private String guid(String envelopeId, String email) {
        return state().signing.find(envelopeId, email).guid();
    }

    /** Sends events, whatever happened. */
    private record Triggers(DocuSignModule module) {
        /**
         * About an envelope as it is, the last one unless it is named; about a sample without any.
         */
        @Controllable(name = "trigger", fields = "event, [envelope]")
        private void trigger(String event, String id) {
            if (!Event.NAMES.contains(event)) {
                throw new IllegalArgumentException(
                        "An event is one of " + String.join(", ", Event.NAMES));
            }
            DocuSignState state = module.state();
            EntityStore<DocuSignEnvelope> all =
                    event.startsWith("template-") ? state.templates : state.envelopes;
            DocuSignEnvelope envelope =
                    all.named(id, "DocuSign has no envelope ").orElseGet(() -> sample(state, all));
            boolean isOfRecipient = event.startsWith("recipient-");
            if (isOfRecipient && envelope.recipients().isEmpty()) {
                throw new IllegalStateException("It has no recipient");
            }
            Recipient recipient = isOfRecipient ? envelope.recipients().get(0) : null;
            state.connect.happened(new Event(event, envelope, recipient));
        }

        private static DocuSignEnvelope sample(
                DocuSignState state, EntityStore<DocuSignEnvelope> store) {
            boolean isTemplate = store == state.templates;
            User user = state.directory.user(DocuSign.USER_ID).orElseThrow();
            ObjectNode json = Answers.of("sample", Map.of());
            DocumentReader reader = new DocumentReader(state.services().files());
            try {
                DocuSignEnvelope sample =
                        new EnvelopeMaker(reader, state, user.accounts().get(0), user)
                                .make(new Definition(json, List.of()), isTemplate);
                return state.added(sample, !isTemplate);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
