-- A log of activity from Salesforce's tasks: docs/crm.md.
--
--     cd FOLDER-OF-THE-EXPORT && duckdb < activity.sql
--
-- reads Task.csv and Contact.csv, and writes activity.csv.

COPY (
  WITH done AS (
    SELECT DISTINCT Id, OwnerId, WhoId, Subject, TaskSubtype, CallType, CreatedDate,
           CAST(left(ActivityDate, 10) AS DATE) AS day
    FROM read_csv('Task.csv', header = true, all_varchar = true)
    WHERE lower(IsClosed) IN ('true', '1') AND lower(IsDeleted) IN ('false', '0')
      AND WhoId <> '' AND ActivityDate <> ''
  ),
  -- What a message is. Delete the line of e-mails to count LinkedIn's messages alone.
  messages AS (
    SELECT *, lag(day) OVER (PARTITION BY OwnerId, WhoId ORDER BY day, CreatedDate, Id) AS before
    FROM done
    WHERE TaskSubtype = 'Email'
       OR TaskSubtype = 'LinkedIn'
       OR (TaskSubtype = 'Task' AND (contains(Subject, 'InMail') OR contains(Subject, 'LinkedIn message')))
  ),
  -- A message after 30 days of silence, or the first, opens a conversation; others are reminders.
  contacts AS (
    SELECT Id, OwnerId, WhoId, day, 'messages_sent' AS signal
    FROM messages
    WHERE before IS NULL OR day - before >= 30
    UNION ALL
    SELECT Id, OwnerId, WhoId, day, 'people_contacted'
    FROM done
    WHERE TaskSubtype = 'Call' AND CallType = 'Outbound'
  ),
  -- Whom you call a decision-maker: the same words for everybody, or scores cannot be compared.
  decision_makers AS (
    SELECT Id
    FROM read_csv('Contact.csv', header = true, all_varchar = true)
    WHERE regexp_matches(Title, '\b(chief|c[efotmir]o|president|[se]?vp|owner|(co-?)?founder|partner|director|head)\b', 'i')
      AND NOT regexp_matches(Title, '\b(assistant|associate|intern|student|product owner|business partner|trainee)\b', 'i')
  )
  SELECT OwnerId AS member_id, strftime(day, '%Y-%m-%d') AS date, signal, 1 AS value, WhoId AS person, Id AS event
  FROM contacts
  UNION ALL
  SELECT OwnerId, strftime(day, '%Y-%m-%d'), 'decision_makers_contacted', 1, WhoId, Id || '/decision-maker'
  FROM contacts
  WHERE WhoId IN (SELECT Id FROM decision_makers)
  ORDER BY date, member_id, signal, person, event
) TO 'activity.csv' (HEADER);
