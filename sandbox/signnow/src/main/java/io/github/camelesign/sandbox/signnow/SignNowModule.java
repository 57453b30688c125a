// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.Call;
import io.github.camelesign.sandbox.core.Control;
import io.github.camelesign.sandbox.core.Control.Controllable;
import io.github.camelesign.sandbox.core.DocumentIntake;
import io.github.camelesign.sandbox.core.Endpoints.FailureHandler;
import io.github.camelesign.sandbox.core.Envelope;
import io.github.camelesign.sandbox.core.EnvelopeHistory;
import io.github.camelesign.sandbox.core.Login;
import io.github.camelesign.sandbox.core.ProviderModule;
import io.github.camelesign.sandbox.core.SharedServices;
import io.github.camelesign.sandbox.core.SigningService;
import io.github.camelesign.sandbox.core.described.DescribedResources;
import io.github.camelesign.sandbox.signnow.SignNowSigningService.Purpose;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** SignNow in the sandbox. */
public final class SignNowModule extends ProviderModule<SignNowState> {
    static final String NAME = "signnow";
    private static final Set<String> CONVERTED =
            Set.of("doc", "docx", "xls", "xlsx", "ppt", "pptx", "png", "jpg", "jpeg", "odt", "rtf");

    private final DocumentIntake intake;
    private final SignNow view;

    /** An empty SignNow with the ready-made user and application. */
    public SignNowModule(SharedServices services) {
        super(NAME, "SignNow", services, SignNowState::new);
        this.intake =
                new DocumentIntake(
                        services.files(),
                        CONVERTED,
                        () -> SignNowError.api(400, 65578, "Invalid file type."));
        this.view = new SignNow(this, intake);
    }

    /** This provider as tests control it. */
    public SignNow view() {
        return view;
    }

    @Override
    public List<Login> logins() {
        Login basic =
                Login.of("basicToken", "baseUri", baseUri())
                        .with("basicToken", SignNow.DEMO_BASIC_TOKEN);
        return List.of(
                ofUser(
                        Login.of("password", "baseUri", baseUri())
                                .with("clientId", SignNow.DEMO_CLIENT_ID)
                                .with("clientSecret", SignNow.DEMO_CLIENT_SECRET)),
                ofUser(basic),
                new Login("refreshToken", basic.options())
                        .with("refreshToken", SignNow.DEMO_REFRESH_TOKEN),
                Login.of("apiKey", "baseUri", baseUri()).with("apiKey", SignNow.DEMO_API_KEY));
    }

    private static Login ofUser(Login application) {
        return application
                .with("username", SignNow.DEMO_USER)
                .with("password", SignNow.DEMO_PASSWORD);
    }

    @Override
    public Optional<String> webhookSecret() {
        return Optional.of("sandbox-signnow-webhook-secret");
    }

    @Override
    public List<Control> controls() {
        return Control.of(view, new Triggers(this, view));
    }

    @Override
    public Router router(Vertx vertx) {
        Router router = Router.router(vertx);
        router.route().handler(this::letTimePass);
        SignNowRules rules = new SignNowRules();
        SignNowEndpoints api =
                new SignNowEndpoints(router, this::state, services().files().directory(), rules);
        new AccountRoutes().mount(api);
        new DocumentRoutes().mount(api);
        new FileRoutes(intake, new DocumentPdf(services())).mount(api);
        new InviteRoutes().mount(api);
        new FolderRoutes().mount(api);
        new TemplateRoutes().mount(api);
        new GroupRoutes().mount(api);
        new GroupInviteRoutes().mount(api);
        new GroupTemplateRoutes().mount(api);
        new EventSubscriptionRoutes().mount(api);
        new DescribedResources<>(Answers.DESCRIPTION, rules).mount(api::described);
        router.route().handler(FailureHandler.unknown(SignNowError::notImplemented));
        router.route()
                .failureHandler(
                        new FailureHandler<>(
                                SignNowError.class,
                                status -> SignNowError.api(status, status, "Invalid request"),
                                reason -> SignNowError.api(500, 500, reason),
                                (ctx, e) -> Call.answer(ctx, e.status(), e.body())));
        return router;
    }

    @Override
    public SigningService<?> signingService() {
        return new SignNowSigningService(this, new DocumentPdf(services()));
    }

    @Override
    public List<EnvelopeHistory> history(String documentId) {
        return state().history.of(documentId).stream()
                .map(e -> new EnvelopeHistory(e.at(), e.inHistory(), e.actor()))
                .toList();
    }

    @Override
    public String signingAddress(String documentId, String email) {
        return state().links.personal(Purpose.SIGN, documentId, email);
    }

    @Override
    public List<Envelope> envelopes() {
        return state().documents.all().stream()
                .filter(document -> !document.template())
                .map(this::envelope)
                .toList();
    }

    private Envelope envelope(Document document) {
        return new Envelope(
                name(),
                document.id(),
                document.name(),
                document.owner().email(),
                document.state(),
                document.invites().stream()
                        .map(i -> new Envelope.Signer(i.email(), i.order(), i.status().word()))
                        .toList());
    }

    @Override
    public Optional<Instant> waitsSince(String documentId, String email) {
        return state().documents.find(documentId).flatMap(d -> d.signing().waitsSince(email));
    }

    /** In a document, or in all documents of a group where it is their turn. */
    @Override
    public void sign(String id, String email) {
        act(id, email, s -> s.signedBy(email, state().now()));
    }

    @Override
    public void decline(String id, String email, String reason) {
        act(id, email, s -> s.declinedBy(email, reason, state().now()));
    }

    private void act(String id, String email, UnaryOperator<Signing> act) {
        SignNowState now = state();
        if (now.groups.find(id).isEmpty()) {
            change(id, document -> document.signing(now.now(), act));
            return;
        }
        // what the next step brings is another visit
        List<Document> waiting =
                now.documentsOf(id).stream().filter(d -> d.signing().waitsFor(email)).toList();
        if (waiting.isEmpty()) {
            throw new IllegalStateException("Nothing waits for " + email + " in group " + id);
        }
        for (Document one : waiting) {
            // somebody who declined one document has nothing left to sign in the others
            now.documents.change(
                    one.id(), d -> d.signing().waitsFor(email) ? d.signing(now.now(), act) : d);
        }
    }

    void change(String documentId, UnaryOperator<Document> change) {
        if (state().documents.change(documentId, change) == null) {
            throw new NoSuchElementException("SignNow has no document " + documentId);
        }
    }

    /** What the control API can do beside the methods of {@link SignNow}: send events. */
    private record Triggers(SignNowModule module, SignNow signNow) {
        // the first generation has one name for what the second has several
        private static final Map<String, String> VERSION_1 =
                Map.of(
                        "invite.create", "document.fieldinvite.create",
                        "invite.update", "document.fieldinvite.signed");

        /** About a document or group as it is, the last one unless it is named. */
        @Controllable(name = "trigger", fields = "event, [document], [group]")
        private void trigger(String event, String documentId, String groupId) {
            String name = event.replaceFirst("^user\\.", "");
            if (!Event.names().contains(name)) {
                throw new IllegalArgumentException(
                        "The event must be one of these, maybe after \"user.\": "
                                + String.join(", ", Event.names()));
            }
            state().messages
                    .happened(
                            name.startsWith("document_group.")
                                    ? ofGroup(name.replace("document_group.", ""), groupId)
                                    : ofDocument(VERSION_1.getOrDefault(name, name), documentId));
        }

        private SignNowState state() {
            return module.state();
        }

        private Event ofDocument(String name, String id) {
            Document document =
                    state().documents.named(id, "SignNow has no document ").orElseGet(this::sample);
            ObjectNode content = Event.Changes.about(document);
            document.invites().stream()
                    .limit(1)
                    .forEach(invite -> content.setAll(Answers.of("invite_event", invite)));
            User owner = document.owner();
            return new Event(name, state().now(), owner, document.id(), owner.email(), content);
        }

        private Event ofGroup(String name, String id) {
            DocumentGroup group =
                    state().groups.named(id, "SignNow has no group ").orElseGet(this::sampleGroup);
            return Event.Changes.of(name, group, group.owner().email(), state().now());
        }

        private Document sample() {
            String id = signNow.addDocument(SignNow.DEMO_USER, "Sample.pdf");
            signNow.invite(id, "ada@acme.test");
            return state().documents.find(id).orElseThrow();
        }

        private DocumentGroup sampleGroup() {
            Document only = sample();
            DocumentGroup group =
                    DocumentGroup.of(only.owner(), "Sample", List.of(only.id()), state().now());
            state().groups.add(group);
            return group;
        }
    }
}
