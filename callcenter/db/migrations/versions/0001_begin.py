"""Step 0001 of the schema, made from core/model: begin."""

import sqlalchemy as sa
from alembic import op

from callcenter.db import types

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go up by this step."""
    op.create_table(
        "answer_rates",
        sa.Column("id", types.Word, nullable=False),
        sa.Column("dealer_id", types.Word, nullable=False),
        sa.Column("cell", types.Word, nullable=False),
        sa.Column("tries", types.Whole, server_default=sa.text("0"), nullable=False),
        sa.Column("answers", types.Whole, server_default=sa.text("0"), nullable=False),
        sa.Column("version", types.Whole, server_default=sa.text("0"), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_answer_rates")),
        sa.UniqueConstraint("dealer_id", "cell", name=op.f("uq_answer_rates_dealer_id_cell")),
    )
    op.create_table(
        "answers",
        sa.Column("id", types.Word, nullable=False),
        sa.Column("follow_up_id", types.Word, nullable=False),
        sa.Column("attempt_id", types.Word, nullable=True),
        sa.Column("dealer_id", types.Word, nullable=False),
        sa.Column("agent_id", types.Word, nullable=False),
        sa.Column("questionnaire", types.Word, nullable=False),
        sa.Column("questionnaire_version", types.Whole, nullable=False),
        sa.Column("answers", types.Document, nullable=False),
        sa.Column("steps", types.Document, nullable=False),
        sa.Column("notes", types.Word, nullable=False),
        sa.Column("voice_kind", types.Word, nullable=False),
        sa.Column("next_visit_note", types.Word, nullable=False),
        sa.Column("speaker_relation", types.Word, nullable=False),
        sa.Column("agreement", types.Word, nullable=False),
        sa.Column("agreed_at", types.Instant(), nullable=True),
        sa.Column("corrections", types.Document, nullable=False),
        sa.Column("confirmed_at", types.Instant(), nullable=True),
        sa.Column("submitted_at", types.Instant(), nullable=True),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.Column("version", types.Whole, server_default=sa.text("0"), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_answers")),
    )
    op.create_index(op.f("ix_answers_dealer_id_submitted_at"), "answers", ["dealer_id", "submitted_at"], unique=False)
    op.create_index(op.f("ix_answers_follow_up_id"), "answers", ["follow_up_id"], unique=False)
    op.create_table(
        "api_tokens",
        sa.Column("id", types.Word, nullable=False),
        sa.Column("person_id", types.Word, nullable=False),
        sa.Column("name", types.Word, nullable=False),
        sa.Column("secret_hash", types.Word, nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("expires_at", types.Instant(), nullable=True),
        sa.Column("revoked_at", types.Instant(), nullable=True),
        sa.Column("used_at", types.Instant(), nullable=True),
        sa.Column("detail", types.Document, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_api_tokens")),
    )
    op.create_index(op.f("ix_api_tokens_secret_hash"), "api_tokens", ["secret_hash"], unique=False)
    op.create_table(
        "attempts",
        sa.Column("id", types.Word, nullable=False),
        sa.Column("follow_up_id", types.Word, nullable=True),
        sa.Column("dealer_id", types.Word, nullable=False),
        sa.Column("customer_id", types.Word, nullable=True),
        sa.Column("agent_id", types.Word, nullable=True),
        sa.Column("direction", types.Word, nullable=False),
        sa.Column("number", types.Word, nullable=False),
        sa.Column("dial_string", types.Word, nullable=False),
        sa.Column("caller_id", types.Word, nullable=False),
        sa.Column("trunk", types.Word, nullable=False),
        sa.Column("pbx", types.Word, nullable=False),
        sa.Column("node", types.Word, nullable=False),
        sa.Column("device", types.Word, nullable=False),
        sa.Column("reason", types.Word, nullable=False),
        sa.Column("ring_seconds", types.Whole, server_default=sa.text("(45)"), nullable=False),
        sa.Column("record", types.Word, nullable=False),
        sa.Column("announce", types.Word, nullable=False),
        sa.Column("state", types.Word, nullable=False),
        sa.Column("agent_legs", types.Whole, server_default=sa.text("0"), nullable=False),
        sa.Column("agent_up", sa.Boolean(), server_default=sa.text("(false)"), nullable=False),
        sa.Column("agent_lost_at", types.Instant(), nullable=True),
        sa.Column("held_at", types.Instant(), nullable=True),
        sa.Column("muted", sa.Boolean(), server_default=sa.text("(false)"), nullable=False),
        sa.Column("third", types.Document, nullable=False),
        sa.Column("listeners", types.Document, nullable=False),
        sa.Column("side_legs", types.Whole, server_default=sa.text("0"), nullable=False),
        sa.Column("customer_dialed", sa.Boolean(), server_default=sa.text("(false)"), nullable=False),
        sa.Column("intent_at", types.Instant(), nullable=False),
        sa.Column("agent_up_at", types.Instant(), nullable=True),
        sa.Column("dialed_at", types.Instant(), nullable=True),
        sa.Column("ringing_at", types.Instant(), nullable=True),
        sa.Column("answered_at", types.Instant(), nullable=True),
        sa.Column("ended_at", types.Instant(), nullable=True),
        sa.Column("outcome", types.Word, nullable=True),
        sa.Column("counts", sa.Boolean(), server_default=sa.text("(false)"), nullable=False),
        sa.Column("dial_status", types.Word, nullable=False),
        sa.Column("cause", types.Whole, nullable=True),
        sa.Column("sip_code", types.Whole, nullable=True),
        sa.Column("dialed_seconds", types.Whole, server_default=sa.text("0"), nullable=False),
        sa.Column("talk_seconds", types.Whole, server_default=sa.text("0"), nullable=False),
        sa.Column("from_journal", sa.Boolean(), server_default=sa.text("(false)"), nullable=False),
        sa.Column("evidence", types.Document, nullable=False),
        sa.Column("disposition", types.Word, nullable=True),
        sa.Column("disposed_at", types.Instant(), nullable=True),
        sa.Column("disposed_by", types.Word, nullable=True),
        sa.Column("speaker_relation", types.Word, nullable=False),
        sa.Column("summary", types.Word, nullable=False),
        sa.Column("settled_by", types.Word, nullable=True),
        sa.Column("version", types.Whole, server_default=sa.text("0"), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attempts")),
    )
    op.create_index(op.f("ix_attempts_agent_id_intent_at"), "attempts", ["agent_id", "intent_at"], unique=False)
    op.create_index(op.f("ix_attempts_caller_id_intent_at"), "attempts", ["caller_id", "intent_at"], unique=False)
    op.create_index(op.f("ix_attempts_customer_id"), "attempts", ["customer_id"], unique=False)
    op.create_index(op.f("ix_attempts_dealer_id_intent_at"), "attempts", ["dealer_id", "intent_at"], unique=False)
    op.create_index(op.f("ix_attempts_follow_up_id"), "attempts", ["follow_up_id"], unique=False)
    op.create_index(
        "ix_attempts_live",
        "attempts",
        ["pbx", "state"],
        unique=False,
        sqlite_where=sa.text("state NOT IN ('ended', 'unknown')"),
        postgresql_where=sa.text("state NOT IN ('ended', 'unknown')"),
    )
    op.create_index(op.f("ix_attempts_number"), "attempts", ["number"], unique=False)
    op.create_index(op.f("ix_attempts_pbx_state"), "attempts", ["pbx", "state"], unique=False)
    op.create_index(
        "ix_attempts_unknown",
        "attempts",
        ["id"],
        unique=False,
        sqlite_where=sa.text("state = 'unknown'"),
        postgresql_where=sa.text("state = 'unknown'"),
    )
    op.create_index(
        "uq_attempts_one_live",
        "attempts",
        ["follow_up_id"],
        unique=True,
        sqlite_where=sa.text("state NOT IN ('ended', 'unknown') AND follow_up_id IS NOT NULL"),
        postgresql_where=sa.text("state NOT IN ('ended', 'unknown') AND follow_up_id IS NOT NULL"),
    )
    op.create_table(
        "audit",
        sa.Column("id", types.Word, nullable=False),
        sa.Column("at", types.Instant(), nullable=False),
        sa.Column("person_id", types.Word, nullable=True),
        sa.Column("act", types.Word, nullable=False),
        sa.Column("subject", types.Word, nullable=False),
        sa.Column("subject_id", types.Word, nullable=False),
        sa.Column("dealer_id", types.Word, nullable=True),
        sa.Column("address", types.Word, nullable=False),
        sa.Column("detail", types.Document, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit")),
    )
    op.create_index(op.f("ix_audit_at"), "audit", ["at"], unique=False)
    op.create_index(op.f("ix_audit_subject_id"), "audit", ["subject_id"], unique=False)
    op.create_table(
        "bulk_acts",
        sa.Column("id", types.Word, nullable=False),
        sa.Column("kind", types.Word, nullable=False),
        sa.Column("person_id", types.Word, nullable=True),
        sa.Column("at", types.Instant(), nullable=False),
        sa.Column("reason", types.Word, nullable=False),
        sa.Column("changed", types.Document, nullable=False),
        sa.Column("undo_until", types.Instant(), nullable=False),
        sa.Column("undone_at", types.Instant(), nullable=True),
        sa.Column("undone_by", types.Word, nullable=True),
        sa.Column("version", types.Whole, server_default=sa.text("0"), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bulk_acts")),
    )
    op.create_table(
        "calendar_days",
        sa.Column("id", types.Word, nullable=False),
        sa.Column("calendar_id", types.Word, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("working", sa.Boolean(), nullable=False),
        sa.Column("hours", types.Document, nullable=True),
        sa.Column("source", types.Word, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_calendar_days")),
        sa.UniqueConstraint("calendar_id", "day", name=op.f("uq_calendar_days_calendar_id_day")),
    )
    op.create_table(
        "calendars",
        sa.Column("id", types.Word, nullable=False),
        sa.Column("code", types.Word, nullable=False),
        sa.Column("kind", types.Word, nullable=False),
        sa.Column("name", types.Word, nullable=False),
        sa.Column("weekly", types.Document, nullable=False),
        sa.Column("known_years", types.Document, nullable=False),
        sa.Column("version", types.Whole, server_default=sa.text("0"), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_calendars")),
        sa.UniqueConstraint("code", name=op.f("uq_calendars_code")),
    )
    op.create_table(
        "clocks",
        sa.Column("id", types.Word, nullable=False),
        sa.Column("ticket_id", types.Word, nullable=False),
        sa.Column("dealer_id", types.Word, nullable=False),
        sa.Column("kind", types.Word, nullable=False),
        sa.Column("amount", types.Word, nullable=False),
        sa.Column("stops", types.Word, nullable=False),
        sa.Column("started_at", types.Instant(), nullable=False),
        sa.Column("due_at", types.Instant(), nullable=False),
        sa.Column("state", types.Word, nullable=False),
        sa.Column("provisional", sa.Boolean(), server_default=sa.text("(false)"), nullable=False),
        sa.Column("stopped_at", types.Instant(), nullable=True),
        sa.Column("breached_at", types.Instant(), nullable=True),
        sa.Column("late_marked", sa.Boolean(), server_default=sa.text("(false)"), nullable=False),
        sa.Column("round", types.Whole, server_default=sa.text("1"), nullable=False),
        sa.Column("version", types.Whole, server_default=sa.text("0"), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_clocks")),
    )
    op.create_index(op.f("ix_clocks_state_due_at"), "clocks", ["state", "due_at"], unique=False)
    op.create_index(op.f("ix_clocks_ticket_id"), "clocks", ["ticket_id"], unique=False)
    op.create_table(
        "customer_numbers",
        sa.Column("id", types.Word, nullable=False),
        sa.Column("customer_id", types.Word, nullable=False),
        sa.Column("number", types.Word, nullable=False),
        sa.Column("extension", types.Word, nullable=False),
        sa.Column("kind", types.Word, nullable=False),
        sa.Column("label", types.Word, nullable=False),
        sa.Column("position", types.Whole, server_default=sa.text("0"), nullable=False),
        sa.Column("status", types.Word, nullable=False),
        sa.Column("raw", types.Word, nullable=False),
        sa.Column("version", types.Whole, server_default=sa.text("0"), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_customer_numbers")),
        sa.UniqueConstraint(
            "customer_id", "number", "extension", name=op.f("uq_customer_numbers_customer_id_number_extension")
        ),
    )
    op.create_index(op.f("ix_customer_numbers_number"), "customer_numbers", ["number"], unique=False)
    op.create_table(
        "customers",
        sa.Column("id", types.Word, nullable=False),
        sa.Column("dealer_id", types.Word, nullable=False),
        sa.Column("name", types.Word, nullable=False),
        sa.Column("language", types.Word, nullable=False),
        sa.Column("no_follow_ups", sa.Boolean(), server_default=sa.text("(false)"), nullable=False),
        sa.Column("no_sms", sa.Boolean(), server_default=sa.text("(false)"), nullable=False),
        sa.Column("no_calls", sa.Boolean(), server_default=sa.text("(false)"), nullable=False),
        sa.Column("no_recording", sa.Boolean(), server_default=sa.text("(false)"), nullable=False),
        sa.Column("next_visit_note", types.Word, nullable=False),
        sa.Column("external_id", types.Word, nullable=False),
        sa.Column("source_fields", types.Document, nullable=False),
        sa.Column("merged_into", types.Word, nullable=True),
        sa.Column("updated_at", types.Instant(), nullable=True),
        sa.Column("version", types.Whole, server_default=sa.text("0"), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_customers")),
    )
    op.create_index(op.f("ix_customers_dealer_id_name"), "customers", ["dealer_id", "name"], unique=False)
    op.create_index(
        "ix_customers_merged",
        "customers",
        ["merged_into"],
        unique=False,
        sqlite_where=sa.text("merged_into IS NOT NULL"),
        postgresql_where=sa.text("merged_into IS NOT NULL"),
    )
    op.create_table(
        "dealers",
        sa.Column("id", types.Word, nullable=False),
        sa.Column("code", types.Word, nullable=False),
        sa.Column("name", types.Word, nullable=False),
        sa.Column("short_name", types.Word, nullable=False),
        sa.Column("brand", types.Word, nullable=False),
        sa.Column("region", types.Word, nullable=False),
        sa.Column("time_zone", types.Word, nullable=False),
        sa.Column("calling_calendar", types.Word, nullable=False),
        sa.Column("working_calendar", types.Word, nullable=False),
        sa.Column("language", types.Word, nullable=False),
        sa.Column("area_code", types.Word, nullable=False),
        sa.Column("return_number", types.Word, nullable=False),
        sa.Column("fallback_number", types.Word, nullable=False),
        sa.Column("inbound_numbers", types.Document, nullable=False),
        sa.Column("sms_signature", types.Word, nullable=False),
        sa.Column("announcement", types.Word, nullable=False),
        sa.Column("caller_id", types.Word, nullable=False),
        sa.Column("trunk", types.Word, nullable=False),
        sa.Column("policy", types.Word, nullable=False),
        sa.Column("queue_id", types.Word, nullable=True),
        sa.Column("general_manager_id", types.Word, nullable=True),
        sa.Column("sync_person_id", types.Word, nullable=True),
        sa.Column("sync_every_days", types.Whole, server_default=sa.text("7"), nullable=False),
        sa.Column("synced_at", types.Instant(), nullable=True),
        sa.Column("active", sa.Boolean(), server_default=sa.text("(true)"), nullable=False),
        sa.Column("version", types.Whole, server_default=sa.text("0"), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dealers")),
        sa.UniqueConstraint("code", name=op.f("uq_dealers_code")),
    )
    op.create_table(
        "device_checks",
        sa.Column("id", types.Word, nullable=False),
        sa.Column("person_id", types.Word, nullable=False),
        sa.Column("sign_on_id", types.Word, nullable=False),
        sa.Column("device", types.Word, nullable=False),
        sa.Column("pbx", types.Word, nullable=False),
        sa.Column("started_at", types.Instant(), nullable=False),
        sa.Column("state", types.Word, nullable=False),
        sa.Column("reason", types.Word, nullable=False),
        sa.Column("record", types.Word, nullable=False),
        sa.Column("ended_at", types.Instant(), nullable=True),
        sa.Column("received", types.Whole, server_default=sa.text("0"), nullable=False),
        sa.Column("lost", types.Whole, server_default=sa.text("0"), nullable=False),
        sa.Column("jitter_ms", sa.Float(), nullable=True),
        sa.Column("round_trip_ms", sa.Float(), nullable=True),
        sa.Column("loud_share", sa.Float(), nullable=True),
        sa.Column("version", types.Whole, server_default=sa.text("0"), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_device_checks")),
    )
    op.create_index(
        op.f("ix_device_checks_person_id_started_at"), "device_checks", ["person_id", "started_at"], unique=False
    )
    op.create_table(
        "devices",
        sa.Column("id", types.Word, nullable=False),
        sa.Column("name", types.Word, nullable=False),
        sa.Column("pbx", types.Word, nullable=False),
        sa.Column("kind", types.Word, nullable=False),
        sa.Column("label", types.Word, nullable=False),
        sa.Column("active", sa.Boolean(), server_default=sa.text("(true)"), nullable=False),
        sa.Column("secret", types.Word, nullable=False),
        sa.Column("version", types.Whole, server_default=sa.text("0"), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_devices")),
        sa.UniqueConstraint("pbx", "name", name=op.f("uq_devices_pbx_name")),
    )
    op.create_table(
        "documents",
        sa.Column("id", types.Word, nullable=False),
        sa.Column("kind", types.Word, nullable=False),
        sa.Column("code", types.Word, nullable=False),
        sa.Column("number", types.Whole, nullable=False),
        sa.Column("name", types.Word, nullable=False),
        sa.Column("body", types.Document, nullable=False),
        sa.Column("active", sa.Boolean(), server_default=sa.text("(true)"), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("created_by", types.Word, nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_documents")),
        sa.UniqueConstraint("kind", "code", "number", name=op.f("uq_documents_kind_code_number")),
    )
    op.create_table(
        "due_rows",
        sa.Column("id", types.Word, nullable=False),
        sa.Column("kind", types.Word, nullable=False),
        sa.Column("subject_id", types.Word, nullable=False),
        sa.Column("mark", types.Word, nullable=False),
        sa.Column("dealer_id", types.Word, nullable=True),
        sa.Column("due_at", types.Instant(), nullable=False),
        sa.Column("state", types.Word, nullable=False),
        sa.Column("fired_at", types.Instant(), nullable=True),
        sa.Column("late", sa.Boolean(), server_default=sa.text("(false)"), nullable=False),
        sa.Column("payload", types.Document, nullable=False),
        sa.Column("version", types.Whole, server_default=sa.text("0"), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_due_rows")),
        sa.UniqueConstraint("kind", "subject_id", "mark", name=op.f("uq_due_rows_kind_subject_id_mark")),
    )
    op.create_index(
        "ix_due_rows_pending",
        "due_rows",
        ["due_at", "id"],
        unique=False,
        sqlite_where=sa.text("state = 'pending'"),
        postgresql_where=sa.text("state = 'pending'"),
    )
    op.create_index(op.f("ix_due_rows_subject_id"), "due_rows", ["subject_id"], unique=False)
    op.create_table(
        "events",
        sa.Column("position", types.Whole, autoincrement=True, nullable=False),
        sa.Column("at", types.Instant(), nullable=False),
        sa.Column("kind", types.Word, nullable=False),
        sa.Column("subject", types.Word, nullable=False),
        sa.Column("subject_id", types.Word, nullable=False),
        sa.Column("dealer_id", types.Word, nullable=True),
        sa.Column("person_id", types.Word, nullable=True),
        sa.Column("data", types.Document, nullable=False),
        sa.Column("transaction", types.Whole, server_default=sa.text("0"), nullable=False),
        sa.PrimaryKeyConstraint("position", name=op.f("pk_events")),
    )
    op.create_index("ix_events_kind_at", "events", ["kind", "at"], unique=False)
    op.create_index("ix_events_subject", "events", ["subject_id", "position"], unique=False)
    op.create_index("ix_events_transaction", "events", ["transaction", "position"], unique=False)
    op.create_table(
        "exchanges",
        sa.Column("id", types.Word, nullable=False),
        sa.Column("up", sa.Boolean(), server_default=sa.text("(false)"), nullable=False),
        sa.Column("since", types.Instant(), nullable=False),
        sa.Column("reason", types.Word, nullable=False),
        sa.Column("node", types.Word, nullable=False),
        sa.Column("dialplan", types.Word, nullable=False),
        sa.Column("gaps", types.Whole, server_default=sa.text("0"), nullable=False),
        sa.Column("gap_at", types.Instant(), nullable=True),
        sa.Column("version", types.Whole, server_default=sa.text("0"), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_exchanges")),
    )
    op.create_table(
        "follow_ups",
        sa.Column("id", types.Word, nullable=False),
        sa.Column("kind", types.Word, nullable=False),
        sa.Column("dealer_id", types.Word, nullable=False),
        sa.Column("customer_id", types.Word, nullable=False),
        sa.Column("order_id", types.Word, nullable=True),
        sa.Column("ticket_id", types.Word, nullable=True),
        sa.Column("round", types.Whole, server_default=sa.text("1"), nullable=False),
        sa.Column("state", types.Word, nullable=False),
        sa.Column("result", types.Word, nullable=True),
        sa.Column("reason", types.Word, nullable=False),
        sa.Column("lane", types.Word, nullable=False),
        sa.Column("rank_class", types.Whole, server_default=sa.text("0"), nullable=False),
        sa.Column("order_at", types.Instant(), nullable=False),
        sa.Column("number", types.Word, nullable=False),
        sa.Column("earliest_at", types.Instant(), nullable=False),
        sa.Column("due_at", types.Instant(), nullable=False),
        sa.Column("next_try_at", types.Instant(), nullable=False),
        sa.Column("next_try_reason", types.Word, nullable=False),
        sa.Column("agreed_at", types.Instant(), nullable=True),
        sa.Column("assigned_to", types.Word, nullable=True),
        sa.Column("not_by", types.Word, nullable=True),
        sa.Column("claimed_by", types.Word, nullable=True),
        sa.Column("claimed_until", types.Instant(), nullable=True),
        sa.Column("attempt_id", types.Word, nullable=True),
        sa.Column("bundle_id", types.Word, nullable=True),
        sa.Column("tries", types.Whole, server_default=sa.text("0"), nullable=False),
        sa.Column("misses", types.Whole, server_default=sa.text("0"), nullable=False),
        sa.Column("busy_in_a_row", types.Whole, server_default=sa.text("0"), nullable=False),
        sa.Column("parts_tried", types.Whole, server_default=sa.text("0"), nullable=False),
        sa.Column("tried_on", sa.Date(), nullable=True),
        sa.Column("tries_that_day", types.Whole, server_default=sa.text("0"), nullable=False),
        sa.Column("sms_sent_at", types.Instant(), nullable=True),
        sa.Column("provisional", sa.Boolean(), server_default=sa.text("(false)"), nullable=False),
        sa.Column("closed_before_due", sa.Boolean(), server_default=sa.text("(false)"), nullable=False),
        sa.Column("missed_at", types.Instant(), nullable=True),
        sa.Column("missed_cause", types.Word, nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("done_at", types.Instant(), nullable=True),
        sa.Column("questionnaire", types.Word, nullable=False),
        sa.Column("version", types.Whole, server_default=sa.text("0"), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_follow_ups")),
    )
    op.create_index(
        "ix_follow_ups_agreed",
        "follow_ups",
        ["lane", "order_at", "id"],
        unique=False,
        sqlite_where=sa.text("state = 'ready' AND rank_class = -1"),
        postgresql_where=sa.text("state = 'ready' AND rank_class = -1"),
    )
    op.create_index(
        "ix_follow_ups_assigned",
        "follow_ups",
        ["assigned_to", "state", "order_at"],
        unique=False,
        sqlite_where=sa.text("assigned_to IS NOT NULL"),
        postgresql_where=sa.text("assigned_to IS NOT NULL"),
    )
    op.create_index(op.f("ix_follow_ups_bundle_id"), "follow_ups", ["bundle_id"], unique=False)
    op.create_index(op.f("ix_follow_ups_customer_id"), "follow_ups", ["customer_id"], unique=False)
    op.create_index(op.f("ix_follow_ups_dealer_id_due_at"), "follow_ups", ["dealer_id", "due_at"], unique=False)
    op.create_index(
        "ix_follow_ups_ended",
        "follow_ups",
        ["dealer_id", "done_at"],
        unique=False,
        sqlite_where=sa.text("done_at IS NOT NULL"),
        postgresql_where=sa.text("done_at IS NOT NULL"),
    )
    op.create_index(
        "ix_follow_ups_held",
        "follow_ups",
        ["claimed_by"],
        unique=False,
        sqlite_where=sa.text("claimed_by IS NOT NULL"),
        postgresql_where=sa.text("claimed_by IS NOT NULL"),
    )
    op.create_index(
        "ix_follow_ups_open",
        "follow_ups",
        ["dealer_id", "due_at"],
        unique=False,
        sqlite_where=sa.text("state != 'done'"),
        postgresql_where=sa.text("state != 'done'"),
    )
    op.create_index(op.f("ix_follow_ups_order_id"), "follow_ups", ["order_id"], unique=False)
    op.create_index(
        "ix_follow_ups_second",
        "follow_ups",
        ["dealer_id", "created_at"],
        unique=False,
        sqlite_where=sa.text("kind = 'second'"),
        postgresql_where=sa.text("kind = 'second'"),
    )
    op.create_index(op.f("ix_follow_ups_ticket_id"), "follow_ups", ["ticket_id"], unique=False)
    op.create_index(
        "ix_follow_ups_to_miss",
        "follow_ups",
        ["due_at"],
        unique=False,
        sqlite_where=sa.text("state != 'done' AND missed_at IS NULL AND kind = 'first'"),
        postgresql_where=sa.text("state != 'done' AND missed_at IS NULL AND kind = 'first'"),
    )
    op.create_index(
        "ix_follow_ups_waiting",
        "follow_ups",
        ["next_try_at"],
        unique=False,
        sqlite_where=sa.text("state = 'waiting'"),
        postgresql_where=sa.text("state = 'waiting'"),
    )
    op.create_index(
        "uq_follow_ups_one_first",
        "follow_ups",
        ["order_id"],
        unique=True,
        sqlite_where=sa.text("kind = 'first' AND state != 'done' AND order_id IS NOT NULL"),
        postgresql_where=sa.text("kind = 'first' AND state != 'done' AND order_id IS NOT NULL"),
    )
    op.create_index(
        "uq_follow_ups_one_second",
        "follow_ups",
        ["ticket_id"],
        unique=True,
        sqlite_where=sa.text("kind = 'second' AND state != 'done' AND ticket_id IS NOT NULL"),
        postgresql_where=sa.text("kind = 'second' AND state != 'done' AND ticket_id IS NOT NULL"),
    )
    op.create_table(
        "grants",
        sa.Column("id", types.Word, nullable=False),
        sa.Column("person_id", types.Word, nullable=False),
        sa.Column("role", types.Word, nullable=False),
        sa.Column("scope", types.Word, nullable=False),
        sa.Column("scope_id", types.Word, nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_grants")),
    )
    op.create_index(op.f("ix_grants_person_id"), "grants", ["person_id"], unique=False)
    op.create_table(
        "hard_questions",
        sa.Column("id", types.Word, nullable=False),
        sa.Column("dealer_id", types.Word, nullable=False),
        sa.Column("question", types.Word, nullable=False),
        sa.Column("state", types.Word, nullable=False),
        sa.Column("follow_up_id", types.Word, nullable=True),
        sa.Column("attempt_id", types.Word, nullable=True),
        sa.Column("noted_by", types.Word, nullable=False),
        sa.Column("noted_at", types.Instant(), nullable=False),
        sa.Column("department", types.Word, nullable=False),
        sa.Column("asked_of", types.Word, nullable=True),
        sa.Column("asked_role", types.Word, nullable=False),
        sa.Column("asked_by", types.Word, nullable=True),
        sa.Column("asked_at", types.Instant(), nullable=True),
        sa.Column("due_at", types.Instant(), nullable=True),
        sa.Column("answer", types.Word, nullable=False),
        sa.Column("answered_by", types.Word, nullable=True),
        sa.Column("answered_at", types.Instant(), nullable=True),
        sa.Column("published", types.Document, nullable=False),
        sa.Column("keywords", types.Document, nullable=False),
        sa.Column("shared", sa.Boolean(), server_default=sa.text("(false)"), nullable=False),
        sa.Column("published_by", types.Word, nullable=True),
        sa.Column("published_at", types.Instant(), nullable=True),
        sa.Column("reason", types.Word, nullable=False),
        sa.Column("search", types.Word, nullable=False),
        sa.Column("used", types.Whole, server_default=sa.text("0"), nullable=False),
        sa.Column("used_at", types.Instant(), nullable=True),
        sa.Column("version", types.Whole, server_default=sa.text("0"), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hard_questions")),
    )
    op.create_index(op.f("ix_hard_questions_asked_of_state"), "hard_questions", ["asked_of", "state"], unique=False)
    op.create_index(op.f("ix_hard_questions_dealer_id_state"), "hard_questions", ["dealer_id", "state"], unique=False)
    op.create_index(op.f("ix_hard_questions_follow_up_id"), "hard_questions", ["follow_up_id"], unique=False)
    op.create_table(
        "idempotency",
        sa.Column("id", types.Word, nullable=False),
        sa.Column("fingerprint", types.Word, nullable=False),
        sa.Column("status", types.Whole, nullable=False),
        sa.Column("body", types.Word, nullable=False),
        sa.Column("content_type", types.Word, nullable=False),
        sa.Column("at", types.Instant(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_idempotency")),
    )
    op.create_table(
        "import_runs",
        sa.Column("id", types.Word, nullable=False),
        sa.Column("dealer_id", types.Word, nullable=True),
        sa.Column("kind", types.Word, nullable=False),
        sa.Column("file_name", types.Word, nullable=False),
        sa.Column("state", types.Word, nullable=False),
        sa.Column("person_id", types.Word, nullable=True),
        sa.Column("started_at", types.Instant(), nullable=False),
        sa.Column("ended_at", types.Instant(), nullable=True),
        sa.Column("rows_total", types.Whole, nullable=True),
        sa.Column("rows_done", types.Whole, server_default=sa.text("0"), nullable=False),
        sa.Column("counts", types.Document, nullable=False),
        sa.Column("report", types.Document, nullable=False),
        sa.Column("problem", types.Word, nullable=False),
        sa.Column("version", types.Whole, server_default=sa.text("0"), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import_runs")),
    )
    op.create_table(
        "inbound_messages",
        sa.Column("id", types.Word, nullable=False),
        sa.Column("number", types.Word, nullable=False),
        sa.Column("to", types.Word, nullable=False),
        sa.Column("text", types.Word, nullable=False),
        sa.Column("gateway_ref", types.Word, nullable=False),
        sa.Column("at", types.Instant(), nullable=False),
        sa.Column("kind", types.Word, nullable=False),
        sa.Column("dealer_id", types.Word, nullable=True),
        sa.Column("customer_id", types.Word, nullable=True),
        sa.Column("follow_up_id", types.Word, nullable=True),
        sa.Column("ticket_id", types.Word, nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_inbound_messages")),
        sa.UniqueConstraint("gateway_ref", name=op.f("uq_inbound_messages_gateway_ref")),
    )
    op.create_index(op.f("ix_inbound_messages_at"), "inbound_messages", ["at"], unique=False)
    op.create_table(
        "leases",
        sa.Column("id", types.Word, nullable=False),
        sa.Column("holder", types.Word, nullable=False),
        sa.Column("until", types.Instant(), nullable=False),
        sa.Column("version", types.Whole, server_default=sa.text("0"), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_leases")),
    )
    op.create_table(
        "messages",
        sa.Column("id", types.Word, nullable=False),
        sa.Column("kind", types.Word, nullable=False),
        sa.Column("dealer_id", types.Word, nullable=False),
        sa.Column("customer_id", types.Word, nullable=True),
        sa.Column("person_id", types.Word, nullable=True),
        sa.Column("follow_up_id", types.Word, nullable=True),
        sa.Column("ticket_id", types.Word, nullable=True),
        sa.Column("number", types.Word, nullable=False),
        sa.Column("language", types.Word, nullable=False),
        sa.Column("text", types.Word, nullable=False),
        sa.Column("parts", types.Whole, server_default=sa.text("1"), nullable=False),
        sa.Column("state", types.Word, nullable=False),
        sa.Column("reason", types.Word, nullable=False),
        sa.Column("gateway", types.Word, nullable=False),
        sa.Column("gateway_ref", types.Word, nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("send_at", types.Instant(), nullable=False),
        sa.Column("expires_at", types.Instant(), nullable=True),
        sa.Column("tries", types.Whole, server_default=sa.text("0"), nullable=False),
        sa.Column("sent_at", types.Instant(), nullable=True),
        sa.Column("delivered_at", types.Instant(), nullable=True),
        sa.Column("receipts", types.Document, nullable=False),
        sa.Column("settled_by", types.Word, nullable=True),
        sa.Column("version", types.Whole, server_default=sa.text("0"), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_messages")),
    )
    op.create_index(op.f("ix_messages_customer_id_created_at"), "messages", ["customer_id", "created_at"], unique=False)
    op.create_index(op.f("ix_messages_follow_up_id"), "messages", ["follow_up_id"], unique=False)
    op.create_index(op.f("ix_messages_number_created_at"), "messages", ["number", "created_at"], unique=False)
    op.create_table(
        "number_locks",
        sa.Column("id", types.Word, nullable=False),
        sa.Column("attempt_id", types.Word, nullable=False),
        sa.Column("locked", sa.Boolean(), nullable=False),
        sa.Column("until", types.Instant(), nullable=False),
        sa.Column("version", types.Whole, server_default=sa.text("0"), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_number_locks")),
    )
    op.create_index(op.f("ix_number_locks_attempt_id"), "number_locks", ["attempt_id"], unique=False)
    op.create_table(
        "outbox",
        sa.Column("id", types.Word, nullable=False),
        sa.Column("kind", types.Word, nullable=False),
        sa.Column("subject", types.Word, nullable=False),
        sa.Column("delivery", types.Word, nullable=False),
        sa.Column("payload", types.Document, nullable=False),
        sa.Column("state", types.Word, nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("not_before", types.Instant(), nullable=False),
        sa.Column("tries", types.Whole, server_default=sa.text("0"), nullable=False),
        sa.Column("taken_by", types.Word, nullable=True),
        sa.Column("taken_until", types.Instant(), nullable=True),
        sa.Column("done_at", types.Instant(), nullable=True),
        sa.Column("problem", types.Word, nullable=False),
        sa.Column("version", types.Whole, server_default=sa.text("0"), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outbox")),
    )
    op.create_index(
        "ix_outbox_open",
        "outbox",
        ["subject", "id"],
        unique=False,
        sqlite_where=sa.text("state IN ('pending', 'taken', 'unknown')"),
        postgresql_where=sa.text("state IN ('pending', 'taken', 'unknown')"),
    )
    op.create_index(
        "ix_outbox_pending",
        "outbox",
        ["not_before", "id"],
        unique=False,
        sqlite_where=sa.text("state = 'pending'"),
        postgresql_where=sa.text("state = 'pending'"),
    )
    op.create_index(
        "ix_outbox_taken",
        "outbox",
        ["taken_until"],
        unique=False,
        sqlite_where=sa.text("state = 'taken'"),
        postgresql_where=sa.text("state = 'taken'"),
    )
    op.create_table(
        "people",
        sa.Column("id", types.Word, nullable=False),
        sa.Column("login", types.Word, nullable=False),
        sa.Column("name", types.Word, nullable=False),
        sa.Column("language", types.Word, nullable=False),
        sa.Column("mobile", types.Word, nullable=False),
        sa.Column("password_hash", types.Word, nullable=True),
        sa.Column("must_change_password", sa.Boolean(), server_default=sa.text("(false)"), nullable=False),
        sa.Column("password_until", types.Instant(), nullable=True),
        sa.Column("active", sa.Boolean(), server_default=sa.text("(true)"), nullable=False),
        sa.Column("version", types.Whole, server_default=sa.text("0"), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_people")),
        sa.UniqueConstraint("login", name=op.f("uq_people_login")),
    )
    op.create_table(
        "preparations",
        sa.Column("id", types.Word, nullable=False),
        sa.Column("person_id", types.Word, nullable=False),
        sa.Column("shift", types.Word, nullable=False),
        sa.Column("checklist", types.Word, nullable=False),
        sa.Column("checklist_version", types.Whole, nullable=False),
        sa.Column("started_at", types.Instant(), nullable=False),
        sa.Column("ticks", types.Document, nullable=False),
        sa.Column("checks", types.Document, nullable=False),
        sa.Column("checked_at", types.Instant(), nullable=True),
        sa.Column("done_at", types.Instant(), nullable=True),
        sa.Column("version", types.Whole, server_default=sa.text("0"), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_preparations")),
        sa.UniqueConstraint("person_id", "shift", name=op.f("uq_preparations_person_id_shift")),
    )
    op.create_table(
        "queues",
        sa.Column("id", types.Word, nullable=False),
        sa.Column("name", types.Word, nullable=False),
        sa.Column("priority", types.Whole, server_default=sa.text("(100)"), nullable=False),
        sa.Column("team_ids", types.Document, nullable=False),
        sa.Column("mode", types.Word, nullable=False),
        sa.Column("version", types.Whole, server_default=sa.text("0"), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_queues")),
    )
    op.create_table(
        "recordings",
        sa.Column("id", types.Word, nullable=False),
        sa.Column("dealer_id", types.Word, nullable=False),
        sa.Column("path", types.Word, nullable=False),
        sa.Column("pbx", types.Word, nullable=False),
        sa.Column("state", types.Word, nullable=False),
        sa.Column("problem", types.Word, nullable=False),
        sa.Column("expected_seconds", types.Whole, server_default=sa.text("0"), nullable=False),
        sa.Column("seconds", sa.Float(), nullable=True),
        sa.Column("loud_share", sa.Float(), nullable=True),
        sa.Column("size", types.Whole, nullable=True),
        sa.Column("sha256", types.Word, nullable=False),
        sa.Column("checked_at", types.Instant(), nullable=True),
        sa.Column("keep_until", types.Instant(), nullable=True),
        sa.Column("marks", types.Document, nullable=False),
        sa.Column("version", types.Whole, server_default=sa.text("0"), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recordings")),
    )
    op.create_index(op.f("ix_recordings_keep_until"), "recordings", ["keep_until"], unique=False)
    op.create_index(op.f("ix_recordings_state_checked_at"), "recordings", ["state", "checked_at"], unique=False)
    op.create_table(
        "return_calls",
        sa.Column("id", types.Word, nullable=False),
        sa.Column("dealer_id", types.Word, nullable=True),
        sa.Column("pbx", types.Word, nullable=False),
        sa.Column("channel", types.Word, nullable=False),
        sa.Column("number", types.Word, nullable=False),
        sa.Column("dialed", types.Word, nullable=False),
        sa.Column("at", types.Instant(), nullable=False),
        sa.Column("follow_up_id", types.Word, nullable=True),
        sa.Column("customer_id", types.Word, nullable=True),
        sa.Column("attempt_id", types.Word, nullable=True),
        sa.Column("agent_id", types.Word, nullable=True),
        sa.Column("went_to", types.Word, nullable=False),
        sa.Column("detail", types.Document, nullable=False),
        sa.Column("version", types.Whole, server_default=sa.text("0"), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_return_calls")),
    )
    op.create_index(op.f("ix_return_calls_at"), "return_calls", ["at"], unique=False)
    op.create_table(
        "seats",
        sa.Column("id", types.Word, nullable=False),
        sa.Column("state", types.Word, nullable=False),
        sa.Column("since", types.Instant(), nullable=False),
        sa.Column("pause_reason", types.Word, nullable=False),
        sa.Column("device", types.Word, nullable=False),
        sa.Column("pbx", types.Word, nullable=False),
        sa.Column("device_alive", sa.Boolean(), server_default=sa.text("(false)"), nullable=False),
        sa.Column("device_lost_at", types.Instant(), nullable=True),
        sa.Column("sign_on_id", types.Word, nullable=False),
        sa.Column("attempt_id", types.Word, nullable=True),
        sa.Column("follow_up_id", types.Word, nullable=True),
        sa.Column("wrap_up_until", types.Instant(), nullable=True),
        sa.Column("mode", types.Word, nullable=False),
        sa.Column("notice", types.Word, nullable=False),
        sa.Column("version", types.Whole, server_default=sa.text("0"), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_seats")),
    )
    op.create_index(
        "uq_seats_one_device",
        "seats",
        ["pbx", "device"],
        unique=True,
        sqlite_where=sa.text("state != 'signed_off' AND device != ''"),
        postgresql_where=sa.text("state != 'signed_off' AND device != ''"),
    )
    op.create_table(
        "service_orders",
        sa.Column("id", types.Word, nullable=False),
        sa.Column("dealer_id", types.Word, nullable=False),
        sa.Column("order_no", types.Word, nullable=False),
        sa.Column("owner_id", types.Word, nullable=False),
        sa.Column("contact_id", types.Word, nullable=True),
        sa.Column("vehicle_id", types.Word, nullable=True),
        sa.Column("kind", types.Word, nullable=False),
        sa.Column("brand", types.Word, nullable=False),
        sa.Column("amount_cents", types.Whole, nullable=True),
        sa.Column("adviser", types.Word, nullable=False),
        sa.Column("mileage_km", types.Whole, nullable=True),
        sa.Column("opened_at", types.Instant(), nullable=True),
        sa.Column("delivered_at", types.Instant(), nullable=True),
        sa.Column("delivered_exact", sa.Boolean(), server_default=sa.text("(true)"), nullable=False),
        sa.Column("recorded_at", types.Instant(), nullable=False),
        sa.Column("status", types.Word, nullable=False),
        sa.Column("source", types.Word, nullable=False),
        sa.Column("visit_note", types.Word, nullable=False),
        sa.Column("detail", types.Document, nullable=False),
        sa.Column("version", types.Whole, server_default=sa.text("0"), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_service_orders")),
        sa.UniqueConstraint("dealer_id", "order_no", name=op.f("uq_service_orders_dealer_id_order_no")),
    )
    op.create_index(op.f("ix_service_orders_contact_id"), "service_orders", ["contact_id"], unique=False)
    op.create_index(op.f("ix_service_orders_delivered_at"), "service_orders", ["delivered_at"], unique=False)
    op.create_index(op.f("ix_service_orders_owner_id"), "service_orders", ["owner_id"], unique=False)
    op.create_index(op.f("ix_service_orders_vehicle_id"), "service_orders", ["vehicle_id"], unique=False)
    op.create_table(
        "sessions",
        sa.Column("id", types.Word, nullable=False),
        sa.Column("person_id", types.Word, nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("seen_at", types.Instant(), nullable=False),
        sa.Column("expires_at", types.Instant(), nullable=False),
        sa.Column("revoked_at", types.Instant(), nullable=True),
        sa.Column("address", types.Word, nullable=False),
        sa.Column("agent", types.Word, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sessions")),
    )
    op.create_index(op.f("ix_sessions_person_id"), "sessions", ["person_id"], unique=False)
    op.create_table(
        "shelf_items",
        sa.Column("id", types.Word, nullable=False),
        sa.Column("dealer_id", types.Word, nullable=False),
        sa.Column("kind", types.Word, nullable=False),
        sa.Column("title", types.Word, nullable=False),
        sa.Column("text", types.Word, nullable=False),
        sa.Column("code", types.Word, nullable=False),
        sa.Column("amount_cents", types.Whole, nullable=True),
        sa.Column("unit", types.Word, nullable=False),
        sa.Column("number", types.Word, nullable=False),
        sa.Column("vehicle_id", types.Word, nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_until", sa.Date(), nullable=True),
        sa.Column("search", types.Word, nullable=False),
        sa.Column("active", sa.Boolean(), server_default=sa.text("(true)"), nullable=False),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.Column("updated_by", types.Word, nullable=True),
        sa.Column("version", types.Whole, server_default=sa.text("0"), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shelf_items")),
    )
    op.create_index(
        op.f("ix_shelf_items_dealer_id_kind_title"), "shelf_items", ["dealer_id", "kind", "title"], unique=False
    )
    op.create_index(op.f("ix_shelf_items_vehicle_id"), "shelf_items", ["vehicle_id"], unique=False)
    op.create_index(
        "uq_shelf_items_code",
        "shelf_items",
        ["dealer_id", "kind", "code"],
        unique=True,
        sqlite_where=sa.text("code != ''"),
        postgresql_where=sa.text("code != ''"),
    )
    op.create_table(
        "teams",
        sa.Column("id", types.Word, nullable=False),
        sa.Column("name", types.Word, nullable=False),
        sa.Column("member_ids", types.Document, nullable=False),
        sa.Column("version", types.Whole, server_default=sa.text("0"), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_teams")),
    )
    op.create_table(
        "third_lines",
        sa.Column("id", types.Word, nullable=False),
        sa.Column("attempt_id", types.Word, nullable=False),
        sa.Column("leg", types.Whole, nullable=False),
        sa.Column("pbx", types.Word, nullable=False),
        sa.Column("trunk", types.Word, nullable=False),
        sa.Column("caller_id", types.Word, nullable=False),
        sa.Column("begun_at", types.Instant(), nullable=False),
        sa.Column("ended_at", types.Instant(), nullable=True),
        sa.Column("version", types.Whole, server_default=sa.text("0"), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_third_lines")),
    )
    op.create_index(op.f("ix_third_lines_attempt_id"), "third_lines", ["attempt_id"], unique=False)
    op.create_index(op.f("ix_third_lines_caller_id_begun_at"), "third_lines", ["caller_id", "begun_at"], unique=False)
    op.create_index(
        "ix_third_lines_taken",
        "third_lines",
        ["pbx", "trunk"],
        unique=False,
        sqlite_where=sa.text("ended_at IS NULL"),
        postgresql_where=sa.text("ended_at IS NULL"),
    )
    op.create_table(
        "ticket_entries",
        sa.Column("id", types.Word, nullable=False),
        sa.Column("ticket_id", types.Word, nullable=False),
        sa.Column("at", types.Instant(), nullable=False),
        sa.Column("person_id", types.Word, nullable=True),
        sa.Column("act", types.Word, nullable=False),
        sa.Column("from_state", types.Word, nullable=False),
        sa.Column("to_state", types.Word, nullable=False),
        sa.Column("text", types.Word, nullable=False),
        sa.Column("detail", types.Document, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ticket_entries")),
    )
    op.create_index(op.f("ix_ticket_entries_ticket_id_at"), "ticket_entries", ["ticket_id", "at"], unique=False)
    op.create_table(
        "tickets",
        sa.Column("id", types.Word, nullable=False),
        sa.Column("no", types.Word, nullable=False),
        sa.Column("year", types.Whole, server_default=sa.text("0"), nullable=False),
        sa.Column("serial", types.Whole, server_default=sa.text("0"), nullable=False),
        sa.Column("once", types.Word, nullable=False),
        sa.Column("kind", types.Word, nullable=False),
        sa.Column("kind_proposed", types.Word, nullable=False),
        sa.Column("dealer_id", types.Word, nullable=False),
        sa.Column("customer_id", types.Word, nullable=False),
        sa.Column("order_id", types.Word, nullable=True),
        sa.Column("vehicle_id", types.Word, nullable=True),
        sa.Column("follow_up_id", types.Word, nullable=True),
        sa.Column("attempt_id", types.Word, nullable=True),
        sa.Column("answers_id", types.Word, nullable=True),
        sa.Column("state", types.Word, nullable=False),
        sa.Column("subject", types.Word, nullable=False),
        sa.Column("description", types.Word, nullable=False),
        sa.Column("category", types.Word, nullable=False),
        sa.Column("department", types.Word, nullable=False),
        sa.Column("remedy_sought", types.Word, nullable=False),
        sa.Column("opened_by", types.Word, nullable=False),
        sa.Column("handler_id", types.Word, nullable=True),
        sa.Column("handled_by", types.Word, nullable=True),
        sa.Column("recording_second", types.Whole, nullable=True),
        sa.Column("received_at", types.Instant(), nullable=False),
        sa.Column("recorded_at", types.Instant(), nullable=False),
        sa.Column("late_entered", sa.Boolean(), server_default=sa.text("(false)"), nullable=False),
        sa.Column("undo_until", types.Instant(), nullable=True),
        sa.Column("due_at", types.Instant(), nullable=True),
        sa.Column("provisional", sa.Boolean(), server_default=sa.text("(false)"), nullable=False),
        sa.Column("handled_at", types.Instant(), nullable=True),
        sa.Column("handling_result", types.Word, nullable=False),
        sa.Column("unreached_at", types.Instant(), nullable=True),
        sa.Column("unreached_reason", types.Word, nullable=False),
        sa.Column("closed_at", types.Instant(), nullable=True),
        sa.Column("closed_by", types.Word, nullable=True),
        sa.Column("close_reason", types.Word, nullable=False),
        sa.Column("round", types.Whole, server_default=sa.text("1"), nullable=False),
        sa.Column("version", types.Whole, server_default=sa.text("0"), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tickets")),
        sa.UniqueConstraint("no", name=op.f("uq_tickets_no")),
    )
    op.create_index(op.f("ix_tickets_attempt_id"), "tickets", ["attempt_id"], unique=False)
    op.create_index(op.f("ix_tickets_customer_id"), "tickets", ["customer_id"], unique=False)
    op.create_index(op.f("ix_tickets_dealer_id_received_at"), "tickets", ["dealer_id", "received_at"], unique=False)
    op.create_index(op.f("ix_tickets_follow_up_id"), "tickets", ["follow_up_id"], unique=False)
    op.create_index(op.f("ix_tickets_handler_id_state"), "tickets", ["handler_id", "state"], unique=False)
    op.create_index(
        "ix_tickets_open",
        "tickets",
        ["due_at"],
        unique=False,
        sqlite_where=sa.text("state NOT IN ('closed', 'closed_unverified', 'void')"),
        postgresql_where=sa.text("state NOT IN ('closed', 'closed_unverified', 'void')"),
    )
    op.create_index(
        "uq_tickets_once",
        "tickets",
        ["once"],
        unique=True,
        sqlite_where=sa.text("once != '' AND state != 'void'"),
        postgresql_where=sa.text("once != '' AND state != 'void'"),
    )
    op.create_index(
        "uq_tickets_serial",
        "tickets",
        ["dealer_id", "year", "serial"],
        unique=True,
        sqlite_where=sa.text("serial > 0"),
        postgresql_where=sa.text("serial > 0"),
    )
    op.create_table(
        "trunks",
        sa.Column("id", types.Word, nullable=False),
        sa.Column("pbx", types.Word, nullable=False),
        sa.Column("run", types.Document, nullable=False),
        sa.Column("set_back", types.Document, nullable=False),
        sa.Column("failed_in_a_row", types.Whole, server_default=sa.text("0"), nullable=False),
        sa.Column("paused_until", types.Instant(), nullable=True),
        sa.Column("version", types.Whole, server_default=sa.text("0"), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_trunks")),
    )
    op.create_table(
        "vehicles",
        sa.Column("id", types.Word, nullable=False),
        sa.Column("dealer_id", types.Word, nullable=False),
        sa.Column("vin", types.Word, nullable=False),
        sa.Column("plate", types.Word, nullable=False),
        sa.Column("model", types.Word, nullable=False),
        sa.Column("brand", types.Word, nullable=False),
        sa.Column("owner_id", types.Word, nullable=True),
        sa.Column("next_visit_note", types.Word, nullable=False),
        sa.Column("version", types.Whole, server_default=sa.text("0"), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_vehicles")),
    )
    op.create_index(op.f("ix_vehicles_owner_id"), "vehicles", ["owner_id"], unique=False)
    op.create_index(op.f("ix_vehicles_plate"), "vehicles", ["plate"], unique=False)
    op.create_index(op.f("ix_vehicles_vin"), "vehicles", ["vin"], unique=False)
    op.create_table(
        "voc_actions",
        sa.Column("id", types.Word, nullable=False),
        sa.Column("dealer_id", types.Word, nullable=False),
        sa.Column("title", types.Word, nullable=False),
        sa.Column("finding", types.Word, nullable=False),
        sa.Column("figure", types.Word, nullable=False),
        sa.Column("owner_id", types.Word, nullable=False),
        sa.Column("opened_by", types.Word, nullable=False),
        sa.Column("opened_at", types.Instant(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("state", types.Word, nullable=False),
        sa.Column("before", types.Document, nullable=False),
        sa.Column("after", types.Document, nullable=False),
        sa.Column("result", types.Word, nullable=False),
        sa.Column("closed_at", types.Instant(), nullable=True),
        sa.Column("version", types.Whole, server_default=sa.text("0"), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_voc_actions")),
    )
    op.create_index(
        "ix_follow_ups_ready_afternoon",
        "follow_ups",
        [
            "lane",
            sa.literal_column(
                "((rank_class >> 4) * 3 + CASE WHEN (rank_class & 15) = 0 THEN 0 WHEN (rank_class & 4) = 0 THEN 1 ELSE 2 END)"
            ),
            "order_at",
            "id",
        ],
        unique=False,
        sqlite_where=sa.text("state = 'ready' AND assigned_to IS NULL"),
        postgresql_where=sa.text("state = 'ready' AND assigned_to IS NULL"),
    )
    op.create_index(
        "ix_follow_ups_ready_evening",
        "follow_ups",
        [
            "lane",
            sa.literal_column(
                "((rank_class >> 4) * 3 + CASE WHEN (rank_class & 15) = 0 THEN 0 WHEN (rank_class & 8) = 0 THEN 1 ELSE 2 END)"
            ),
            "order_at",
            "id",
        ],
        unique=False,
        sqlite_where=sa.text("state = 'ready' AND assigned_to IS NULL"),
        postgresql_where=sa.text("state = 'ready' AND assigned_to IS NULL"),
    )
    op.create_index(
        "ix_follow_ups_ready_morning",
        "follow_ups",
        [
            "lane",
            sa.literal_column(
                "((rank_class >> 4) * 3 + CASE WHEN (rank_class & 15) = 0 THEN 0 WHEN (rank_class & 1) = 0 THEN 1 ELSE 2 END)"
            ),
            "order_at",
            "id",
        ],
        unique=False,
        sqlite_where=sa.text("state = 'ready' AND assigned_to IS NULL"),
        postgresql_where=sa.text("state = 'ready' AND assigned_to IS NULL"),
    )
    op.create_index(
        "ix_follow_ups_ready_noon",
        "follow_ups",
        [
            "lane",
            sa.literal_column(
                "((rank_class >> 4) * 3 + CASE WHEN (rank_class & 15) = 0 THEN 0 WHEN (rank_class & 2) = 0 THEN 1 ELSE 2 END)"
            ),
            "order_at",
            "id",
        ],
        unique=False,
        sqlite_where=sa.text("state = 'ready' AND assigned_to IS NULL"),
        postgresql_where=sa.text("state = 'ready' AND assigned_to IS NULL"),
    )


def downgrade() -> None:
    """Go back by this step."""
    op.drop_index(
        "ix_follow_ups_ready_noon",
        table_name="follow_ups",
        sqlite_where=sa.text("state = 'ready' AND assigned_to IS NULL"),
        postgresql_where=sa.text("state = 'ready' AND assigned_to IS NULL"),
    )
    op.drop_index(
        "ix_follow_ups_ready_morning",
        table_name="follow_ups",
        sqlite_where=sa.text("state = 'ready' AND assigned_to IS NULL"),
        postgresql_where=sa.text("state = 'ready' AND assigned_to IS NULL"),
    )
    op.drop_index(
        "ix_follow_ups_ready_evening",
        table_name="follow_ups",
        sqlite_where=sa.text("state = 'ready' AND assigned_to IS NULL"),
        postgresql_where=sa.text("state = 'ready' AND assigned_to IS NULL"),
    )
    op.drop_index(
        "ix_follow_ups_ready_afternoon",
        table_name="follow_ups",
        sqlite_where=sa.text("state = 'ready' AND assigned_to IS NULL"),
        postgresql_where=sa.text("state = 'ready' AND assigned_to IS NULL"),
    )
    op.drop_table("voc_actions")
    op.drop_index(op.f("ix_vehicles_vin"), table_name="vehicles")
    op.drop_index(op.f("ix_vehicles_plate"), table_name="vehicles")
    op.drop_index(op.f("ix_vehicles_owner_id"), table_name="vehicles")
    op.drop_table("vehicles")
    op.drop_table("trunks")
    op.drop_index(
        "uq_tickets_serial",
        table_name="tickets",
        sqlite_where=sa.text("serial > 0"),
        postgresql_where=sa.text("serial > 0"),
    )
    op.drop_index(
        "uq_tickets_once",
        table_name="tickets",
        sqlite_where=sa.text("once != '' AND state != 'void'"),
        postgresql_where=sa.text("once != '' AND state != 'void'"),
    )
    op.drop_index(
        "ix_tickets_open",
        table_name="tickets",
        sqlite_where=sa.text("state NOT IN ('closed', 'closed_unverified', 'void')"),
        postgresql_where=sa.text("state NOT IN ('closed', 'closed_unverified', 'void')"),
    )
    op.drop_index(op.f("ix_tickets_handler_id_state"), table_name="tickets")
    op.drop_index(op.f("ix_tickets_follow_up_id"), table_name="tickets")
    op.drop_index(op.f("ix_tickets_dealer_id_received_at"), table_name="tickets")
    op.drop_index(op.f("ix_tickets_customer_id"), table_name="tickets")
    op.drop_index(op.f("ix_tickets_attempt_id"), table_name="tickets")
    op.drop_table("tickets")
    op.drop_index(op.f("ix_ticket_entries_ticket_id_at"), table_name="ticket_entries")
    op.drop_table("ticket_entries")
    op.drop_index(
        "ix_third_lines_taken",
        table_name="third_lines",
        sqlite_where=sa.text("ended_at IS NULL"),
        postgresql_where=sa.text("ended_at IS NULL"),
    )
    op.drop_index(op.f("ix_third_lines_caller_id_begun_at"), table_name="third_lines")
    op.drop_index(op.f("ix_third_lines_attempt_id"), table_name="third_lines")
    op.drop_table("third_lines")
    op.drop_table("teams")
    op.drop_index(
        "uq_shelf_items_code",
        table_name="shelf_items",
        sqlite_where=sa.text("code != ''"),
        postgresql_where=sa.text("code != ''"),
    )
    op.drop_index(op.f("ix_shelf_items_vehicle_id"), table_name="shelf_items")
    op.drop_index(op.f("ix_shelf_items_dealer_id_kind_title"), table_name="shelf_items")
    op.drop_table("shelf_items")
    op.drop_index(op.f("ix_sessions_person_id"), table_name="sessions")
    op.drop_table("sessions")
    op.drop_index(op.f("ix_service_orders_vehicle_id"), table_name="service_orders")
    op.drop_index(op.f("ix_service_orders_owner_id"), table_name="service_orders")
    op.drop_index(op.f("ix_service_orders_delivered_at"), table_name="service_orders")
    op.drop_index(op.f("ix_service_orders_contact_id"), table_name="service_orders")
    op.drop_table("service_orders")
    op.drop_index(
        "uq_seats_one_device",
        table_name="seats",
        sqlite_where=sa.text("state != 'signed_off' AND device != ''"),
        postgresql_where=sa.text("state != 'signed_off' AND device != ''"),
    )
    op.drop_table("seats")
    op.drop_index(op.f("ix_return_calls_at"), table_name="return_calls")
    op.drop_table("return_calls")
    op.drop_index(op.f("ix_recordings_state_checked_at"), table_name="recordings")
    op.drop_index(op.f("ix_recordings_keep_until"), table_name="recordings")
    op.drop_table("recordings")
    op.drop_table("queues")
    op.drop_table("preparations")
    op.drop_table("people")
    op.drop_index(
        "ix_outbox_taken",
        table_name="outbox",
        sqlite_where=sa.text("state = 'taken'"),
        postgresql_where=sa.text("state = 'taken'"),
    )
    op.drop_index(
        "ix_outbox_pending",
        table_name="outbox",
        sqlite_where=sa.text("state = 'pending'"),
        postgresql_where=sa.text("state = 'pending'"),
    )
    op.drop_index(
        "ix_outbox_open",
        table_name="outbox",
        sqlite_where=sa.text("state IN ('pending', 'taken', 'unknown')"),
        postgresql_where=sa.text("state IN ('pending', 'taken', 'unknown')"),
    )
    op.drop_table("outbox")
    op.drop_index(op.f("ix_number_locks_attempt_id"), table_name="number_locks")
    op.drop_table("number_locks")
    op.drop_index(op.f("ix_messages_number_created_at"), table_name="messages")
    op.drop_index(op.f("ix_messages_follow_up_id"), table_name="messages")
    op.drop_index(op.f("ix_messages_customer_id_created_at"), table_name="messages")
    op.drop_table("messages")
    op.drop_table("leases")
    op.drop_index(op.f("ix_inbound_messages_at"), table_name="inbound_messages")
    op.drop_table("inbound_messages")
    op.drop_table("import_runs")
    op.drop_table("idempotency")
    op.drop_index(op.f("ix_hard_questions_follow_up_id"), table_name="hard_questions")
    op.drop_index(op.f("ix_hard_questions_dealer_id_state"), table_name="hard_questions")
    op.drop_index(op.f("ix_hard_questions_asked_of_state"), table_name="hard_questions")
    op.drop_table("hard_questions")
    op.drop_index(op.f("ix_grants_person_id"), table_name="grants")
    op.drop_table("grants")
    op.drop_index(
        "uq_follow_ups_one_second",
        table_name="follow_ups",
        sqlite_where=sa.text("kind = 'second' AND state != 'done' AND ticket_id IS NOT NULL"),
        postgresql_where=sa.text("kind = 'second' AND state != 'done' AND ticket_id IS NOT NULL"),
    )
    op.drop_index(
        "uq_follow_ups_one_first",
        table_name="follow_ups",
        sqlite_where=sa.text("kind = 'first' AND state != 'done' AND order_id IS NOT NULL"),
        postgresql_where=sa.text("kind = 'first' AND state != 'done' AND order_id IS NOT NULL"),
    )
    op.drop_index(
        "ix_follow_ups_waiting",
        table_name="follow_ups",
        sqlite_where=sa.text("state = 'waiting'"),
        postgresql_where=sa.text("state = 'waiting'"),
    )
    op.drop_index(
        "ix_follow_ups_to_miss",
        table_name="follow_ups",
        sqlite_where=sa.text("state != 'done' AND missed_at IS NULL AND kind = 'first'"),
        postgresql_where=sa.text("state != 'done' AND missed_at IS NULL AND kind = 'first'"),
    )
    op.drop_index(op.f("ix_follow_ups_ticket_id"), table_name="follow_ups")
    op.drop_index(
        "ix_follow_ups_second",
        table_name="follow_ups",
        sqlite_where=sa.text("kind = 'second'"),
        postgresql_where=sa.text("kind = 'second'"),
    )
    op.drop_index(op.f("ix_follow_ups_order_id"), table_name="follow_ups")
    op.drop_index(
        "ix_follow_ups_open",
        table_name="follow_ups",
        sqlite_where=sa.text("state != 'done'"),
        postgresql_where=sa.text("state != 'done'"),
    )
    op.drop_index(
        "ix_follow_ups_held",
        table_name="follow_ups",
        sqlite_where=sa.text("claimed_by IS NOT NULL"),
        postgresql_where=sa.text("claimed_by IS NOT NULL"),
    )
    op.drop_index(
        "ix_follow_ups_ended",
        table_name="follow_ups",
        sqlite_where=sa.text("done_at IS NOT NULL"),
        postgresql_where=sa.text("done_at IS NOT NULL"),
    )
    op.drop_index(op.f("ix_follow_ups_dealer_id_due_at"), table_name="follow_ups")
    op.drop_index(op.f("ix_follow_ups_customer_id"), table_name="follow_ups")
    op.drop_index(op.f("ix_follow_ups_bundle_id"), table_name="follow_ups")
    op.drop_index(
        "ix_follow_ups_assigned",
        table_name="follow_ups",
        sqlite_where=sa.text("assigned_to IS NOT NULL"),
        postgresql_where=sa.text("assigned_to IS NOT NULL"),
    )
    op.drop_index(
        "ix_follow_ups_agreed",
        table_name="follow_ups",
        sqlite_where=sa.text("state = 'ready' AND rank_class = -1"),
        postgresql_where=sa.text("state = 'ready' AND rank_class = -1"),
    )
    op.drop_table("follow_ups")
    op.drop_table("exchanges")
    op.drop_index("ix_events_transaction", table_name="events")
    op.drop_index("ix_events_subject", table_name="events")
    op.drop_index("ix_events_kind_at", table_name="events")
    op.drop_table("events")
    op.drop_index(op.f("ix_due_rows_subject_id"), table_name="due_rows")
    op.drop_index(
        "ix_due_rows_pending",
        table_name="due_rows",
        sqlite_where=sa.text("state = 'pending'"),
        postgresql_where=sa.text("state = 'pending'"),
    )
    op.drop_table("due_rows")
    op.drop_table("documents")
    op.drop_table("devices")
    op.drop_index(op.f("ix_device_checks_person_id_started_at"), table_name="device_checks")
    op.drop_table("device_checks")
    op.drop_table("dealers")
    op.drop_index(
        "ix_customers_merged",
        table_name="customers",
        sqlite_where=sa.text("merged_into IS NOT NULL"),
        postgresql_where=sa.text("merged_into IS NOT NULL"),
    )
    op.drop_index(op.f("ix_customers_dealer_id_name"), table_name="customers")
    op.drop_table("customers")
    op.drop_index(op.f("ix_customer_numbers_number"), table_name="customer_numbers")
    op.drop_table("customer_numbers")
    op.drop_index(op.f("ix_clocks_ticket_id"), table_name="clocks")
    op.drop_index(op.f("ix_clocks_state_due_at"), table_name="clocks")
    op.drop_table("clocks")
    op.drop_table("calendars")
    op.drop_table("calendar_days")
    op.drop_table("bulk_acts")
    op.drop_index(op.f("ix_audit_subject_id"), table_name="audit")
    op.drop_index(op.f("ix_audit_at"), table_name="audit")
    op.drop_table("audit")
    op.drop_index(
        "uq_attempts_one_live",
        table_name="attempts",
        sqlite_where=sa.text("state NOT IN ('ended', 'unknown') AND follow_up_id IS NOT NULL"),
        postgresql_where=sa.text("state NOT IN ('ended', 'unknown') AND follow_up_id IS NOT NULL"),
    )
    op.drop_index(
        "ix_attempts_unknown",
        table_name="attempts",
        sqlite_where=sa.text("state = 'unknown'"),
        postgresql_where=sa.text("state = 'unknown'"),
    )
    op.drop_index(op.f("ix_attempts_pbx_state"), table_name="attempts")
    op.drop_index(op.f("ix_attempts_number"), table_name="attempts")
    op.drop_index(
        "ix_attempts_live",
        table_name="attempts",
        sqlite_where=sa.text("state NOT IN ('ended', 'unknown')"),
        postgresql_where=sa.text("state NOT IN ('ended', 'unknown')"),
    )
    op.drop_index(op.f("ix_attempts_follow_up_id"), table_name="attempts")
    op.drop_index(op.f("ix_attempts_dealer_id_intent_at"), table_name="attempts")
    op.drop_index(op.f("ix_attempts_customer_id"), table_name="attempts")
    op.drop_index(op.f("ix_attempts_caller_id_intent_at"), table_name="attempts")
    op.drop_index(op.f("ix_attempts_agent_id_intent_at"), table_name="attempts")
    op.drop_table("attempts")
    op.drop_index(op.f("ix_api_tokens_secret_hash"), table_name="api_tokens")
    op.drop_table("api_tokens")
    op.drop_index(op.f("ix_answers_follow_up_id"), table_name="answers")
    op.drop_index(op.f("ix_answers_dealer_id_submitted_at"), table_name="answers")
    op.drop_table("answers")
    op.drop_table("answer_rates")
