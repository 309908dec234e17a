-- A log of activity from HubSpot's engagements: docs/crm.md.
--
--     cd FOLDER-OF-THE-EXPORT && duckdb < activity.sql
--
-- reads engagements.csv and contacts.csv, and writes activity.csv.

COPY (
  WITH engagements AS (
    SELECT DISTINCT CAST(hs_object_id AS BIGINT) AS id, hubspot_owner_id AS owner, hs_engagement_type AS type,
           hs_email_direction AS direction, hs_email_status AS status,
           hs_communication_channel_type AS channel, hs_call_direction, hs_call_status,
           string_split(associated_contact_ids, ';') AS contacts,
           -- Milliseconds since 1970, or a date and a time; both are in UTC.
           CASE WHEN regexp_full_match(hs_timestamp, '[0-9]+') THEN epoch_ms(CAST(hs_timestamp AS BIGINT))
                ELSE CAST(replace(left(hs_timestamp, 19), 'T', ' ') AS TIMESTAMP) END AS time
    FROM read_csv('engagements.csv', header = true, all_varchar = true)
    WHERE hubspot_owner_id <> '' AND associated_contact_ids <> ''
  ),
  with_each AS (
    SELECT *, CAST(time AS DATE) AS day, generate_subscripts(contacts, 1) AS place,
           trim(unnest(contacts)) AS contact
    FROM engagements
  ),
  -- What a message is, and whose. Delete the lines of e-mails to count LinkedIn's messages alone:
  -- replies are then unknown, as HubSpot does not say who wrote those.
  messages AS (
    SELECT *, coalesce(direction, '') <> 'INCOMING_EMAIL' AS own
    FROM with_each
    WHERE (type = 'EMAIL' AND direction = 'EMAIL' AND coalesce(status, 'SENT') IN ('', 'SENT'))
       OR (type IN ('EMAIL', 'INCOMING_EMAIL') AND direction = 'INCOMING_EMAIL')
       OR (type = 'COMMUNICATION' AND channel = 'LINKEDIN_MESSAGE')
  ),
  -- An own message after 30 days of silence, or the first, opens a conversation; others are reminders.
  threads AS (
    SELECT *, own AND coalesce(day - lag(day) OVER (PARTITION BY owner, contact ORDER BY time, id) >= 30, true) AS opens
    FROM messages
  ),
  opened AS (
    SELECT *, row_number() OVER (PARTITION BY owner, id ORDER BY place) AS number
    FROM threads
    WHERE opens
  ),
  -- The first answer to each, within 30 days.
  answers AS (
    SELECT t.owner, t.contact, t.day, last_value(CASE WHEN opens THEN t.id END IGNORE NULLS) OVER thread AS opener,
           last_value(CASE WHEN opens THEN t.day END IGNORE NULLS) OVER thread AS since, t.own, t.time, t.id, t.place
    FROM threads t
    WINDOW thread AS (PARTITION BY owner, contact ORDER BY time, id
                      ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)
  ),
  first_answers AS (
    SELECT *
    FROM answers
    WHERE NOT own AND opener IS NOT NULL AND day - since <= 30
    QUALIFY row_number() OVER (PARTITION BY owner, opener ORDER BY time, id, place) = 1
  ),
  reached AS (
    SELECT owner, contact, day, CASE WHEN number = 1 THEN 'messages_sent' ELSE 'people_contacted' END AS signal, id
    FROM opened
    UNION ALL
    SELECT owner, contact, day, 'people_contacted', id
    FROM with_each
    WHERE type = 'CALL' AND hs_call_direction = 'OUTBOUND' AND hs_call_status = 'COMPLETED'
  ),
  -- Whom you call a decision-maker: the same words for everybody, or scores cannot be compared.
  decision_makers AS (
    SELECT hs_object_id AS contact
    FROM read_csv('contacts.csv', header = true, all_varchar = true)
    WHERE regexp_matches(jobtitle, '\b(chief|c[efotmir]o|president|[se]?vp|owner|(co-?)?founder|partner|director|head)\b', 'i')
      AND NOT regexp_matches(jobtitle, '\b(assistant|associate|intern|student|product owner|business partner|trainee)\b', 'i')
  ),
  rows AS (
    SELECT owner, day, signal, contact, id || '/' || contact AS event
    FROM reached
    UNION ALL
    SELECT owner, day, 'decision_makers_contacted', contact, id || '/' || contact || '/decision-maker'
    FROM reached
    WHERE contact IN (SELECT contact FROM decision_makers)
    UNION ALL
    SELECT owner, day, 'messages_answered', contact, opener || '/answer'
    FROM first_answers
  )
  SELECT owner AS member_id, strftime(day, '%Y-%m-%d') AS date, signal, 1 AS value, contact AS person, event
  FROM rows
  ORDER BY date, member_id, signal, person, event
) TO 'activity.csv' (HEADER);
