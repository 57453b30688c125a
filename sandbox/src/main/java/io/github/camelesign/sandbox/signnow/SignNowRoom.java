package io.github.camelesign.sandbox.signnow;

import io.github.camelesign.sandbox.DocumentIntake;
import io.github.camelesign.sandbox.Envelope;
import io.github.camelesign.sandbox.EnvelopeHistory;
import io.github.camelesign.sandbox.JsonAnswer;
import io.github.camelesign.sandbox.Premises;
import io.github.camelesign.sandbox.ProviderRoom;
import io.github.camelesign.sandbox.SigningDesk;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** SignNow in the sandbox. */
public final class SignNowRoom implements ProviderRoom {
    static final String NAME = "signnow";
    private static final Set<String> CONVERTED =
            Set.of("doc", "docx", "xls", "xlsx", "ppt", "pptx", "png", "jpg", "jpeg", "odt", "rtf");
    private static final Logger LOG = LoggerFactory.getLogger(SignNowRoom.class);

    private final Premises premises;
    private final DocumentIntake intake;
    private final SignNow view;
    private volatile SignNowWorld world;

    /** An empty SignNow with the ready-made user and application. */
    public SignNowRoom(Premises premises) {
        this.premises = premises;
        this.world = new SignNowWorld(premises);
        this.intake =
                new DocumentIntake(premises.files(), CONVERTED, SignNowError::invalidFileType);
        this.view = new SignNow(this, premises.clock(), intake, premises.requests());
    }

    /** This room as tests see it. */
    public SignNow view() {
        return view;
    }

    SignNowWorld world() {
        return world;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String title() {
        return "SignNow";
    }

    @Override
    public Map<String, String> credentials() {
        Map<String, String> credentials = new LinkedHashMap<>();
        credentials.put("client id", SignNow.DEMO_CLIENT_ID);
        credentials.put("client secret", SignNow.DEMO_CLIENT_SECRET);
        credentials.put("user", SignNow.DEMO_USER);
        credentials.put("password", SignNow.DEMO_PASSWORD);
        return credentials;
    }

    @Override
    public Router router(Vertx vertx) {
        Router router = Router.router(vertx);
        router.route().handler(this::letTimePass);
        Endpoints endpoints = new Endpoints(router, this::world, premises.files().directory());
        DocumentPdf pdfs = new DocumentPdf(premises.files());
        new TokenRoutes().mount(endpoints);
        new AuthorizeRoutes().mount(endpoints);
        new UserRoutes().mount(endpoints);
        new DocumentRoutes(intake).mount(endpoints);
        new DownloadRoutes(pdfs).mount(endpoints);
        new InviteRoutes().mount(endpoints);
        new FolderRoutes().mount(endpoints);
        new DocumentMakingRoutes(intake, pdfs).mount(endpoints);
        new HistoryRoutes().mount(endpoints);
        new FieldValueRoutes().mount(endpoints);
        new FieldInviteRoutes().mount(endpoints);
        new TemplateRoutes().mount(endpoints);
        new GroupRoutes().mount(endpoints);
        new GroupInviteRoutes().mount(endpoints);
        new GroupV2Routes().mount(endpoints);
        new EmbeddedInviteRoutes().mount(endpoints);
        new EmbeddedLinkRoutes().mount(endpoints);
        new GroupTemplateRoutes().mount(endpoints);
        new SigningLinkRoutes().mount(endpoints);
        new ContactRoutes().mount(endpoints);
        new EventSubscriptionRoutes(premises.webhooks()).mount(endpoints);
        router.route().handler(SignNowRoom::notImplemented);
        router.route().failureHandler(SignNowRoom::failed);
        return router;
    }

    @Override
    public SigningDesk signingDesk() {
        return new SignNowDesk(this, new DocumentPdf(premises.files()));
    }

    @Override
    public List<EnvelopeHistory> history(String documentId) {
        return world.history.of(documentId).stream()
                .map(entry -> new EnvelopeHistory(entry.created(), entry.event(), entry.email()))
                .toList();
    }

    @Override
    public String signingAddress(String documentId, String email) {
        return world.links.address(world.links.toSign(documentId, email));
    }

    /** Nobody finds an invite pending that is past its end. */
    private void letTimePass(RoutingContext ctx) {
        world.passTime();
        ctx.next();
    }

    @Override
    public void passTime() {
        world.passTime();
    }

    private static void notImplemented(RoutingContext ctx) {
        throw SignNowError.notImplemented(ctx.request().method() + " " + ctx.normalizedPath());
    }

    private static void failed(RoutingContext ctx) {
        if (ctx.response().headWritten() || ctx.response().closed()) {
            // nobody is there to be told any more
            LOG.debug("An answer was lost on its way", ctx.failure());
            return;
        }
        SignNowError error;
        if (ctx.failure() instanceof SignNowError refused) {
            error = refused;
        } else if (ctx.statusCode() >= 400 && ctx.statusCode() < 500) {
            error = SignNowError.api(ctx.statusCode(), ctx.statusCode(), "Invalid request");
        } else {
            LOG.error("The sandbox failed on its own account", ctx.failure());
            error = SignNowError.api(500, 500, "The sandbox failed: " + ctx.failure());
        }
        JsonAnswer.send(ctx, error.status(), error.body());
    }

    @Override
    public List<Envelope> envelopes() {
        return world.documents.all().stream()
                .filter(document -> !document.template())
                .map(this::envelope)
                .toList();
    }

    private Envelope envelope(Document document) {
        Stream<Envelope.Signer> byField =
                document.fieldInvites().stream()
                        .map(i -> new Envelope.Signer(i.email(), i.order(), i.status().word()));
        Stream<Envelope.Signer> freeform =
                document.freeformInvites().stream()
                        .map(i -> new Envelope.Signer(i.email(), 1, i.status().word()));
        return new Envelope(
                name(),
                document.id(),
                document.upload().name(),
                document.owner().email(),
                document.state().word(),
                Stream.concat(byField, freeform).toList());
    }

    /** In a document, or in all documents of a group where it is their turn. */
    @Override
    public void sign(String id, String email) {
        act(id, email, s -> s.signedBy(email, world.now()));
    }

    @Override
    public void decline(String id, String email, String reason) {
        act(id, email, s -> s.declinedBy(email, reason, world.now()));
    }

    private void act(String id, String email, UnaryOperator<Signing> act) {
        SignNowWorld now = world;
        Optional<DocumentGroup> group = now.groups.find(id);
        if (group.isEmpty()) {
            change(id, document -> document.signing(now.now(), act));
            return;
        }
        // what the next step brings is another visit
        List<String> waiting =
                group.get().documentIds().stream()
                        .flatMap(documentId -> now.documents.find(documentId).stream())
                        .filter(document -> document.signing().waitsFor(email))
                        .map(Document::id)
                        .toList();
        if (waiting.isEmpty()) {
            throw new IllegalStateException("Nothing waits for " + email + " in group " + id);
        }
        for (String documentId : waiting) {
            // somebody who declined one document has nothing left to sign in the others
            now.documents.change(
                    documentId, d -> d.signing().waitsFor(email) ? d.signing(now.now(), act) : d);
        }
    }

    void change(String documentId, UnaryOperator<Document> change) {
        if (world.documents.change(documentId, change) == null) {
            throw new NoSuchElementException("SignNow has no document " + documentId);
        }
    }

    @Override
    public void letSignersAct(Duration after) {
        world.documents.changeAll(new SignerPolicy(world.now(), after)::apply);
    }

    @Override
    public void revokeTokens() {
        world.tokens.revokeAll();
    }

    @Override
    public void expireTokens() {
        world.tokens.expireAll();
    }

    @Override
    public void holdListings() {
        world.documents.hold();
    }

    @Override
    public void releaseListings() {
        world.documents.release();
    }

    @Override
    public void reset() {
        world = new SignNowWorld(premises);
    }
}
