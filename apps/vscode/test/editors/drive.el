;;; drive.el --- Emacs with eglot as its user -*- lexical-binding: t -*-
;; Opens FILE with the server in SEGUE_SERVER (a JSON array), applies the code action whose title holds TITLE at the
;; first diagnostic, saves. Prints one JSON object a line. eglot 1.9 never resolves an action: its edit must be there.
;; Run: emacs --batch -l drive.el

(setq user-emacs-directory (file-name-as-directory (make-temp-file "segue-emacs" t))
      make-backup-files nil
      create-lockfiles nil)
(package-initialize)
(require 'eglot)
(require 'flymake)
(require 'json)
(require 'js)
(setq eglot-autoreconnect nil
      eglot-sync-connect 20
      eglot-confirm-server-initiated-edits nil
      eglot-events-buffer-size 0
      flymake-no-changes-timeout nil)

(defun drive-say (what)
  (princ (concat (json-encode what) "\n")))

(defun drive-wait (what condition)
  (let ((end (+ (float-time) 20)))
    (while (not (funcall condition))
      (when (> (float-time) end) (error "Waited in vain for %s" what))
      (accept-process-output nil 0.05)
      (flymake-start))))

(defun drive-diagnostics ()
  (sort (flymake-diagnostics)
        (lambda (a b) (< (flymake-diagnostic-beg a) (flymake-diagnostic-beg b)))))

(condition-case problem
    (progn
      (find-file (getenv "FILE"))
      (js-mode)
      (eglot '(js-mode) (cons 'transient default-directory) 'eglot-lsp-server
             (append (json-read-from-string (getenv "SEGUE_SERVER")) nil) "json")
      (let ((server (eglot-current-server)))
        (drive-wait "diagnostics" #'drive-diagnostics)
        (dolist (one (drive-diagnostics))
          (save-excursion
            (goto-char (flymake-diagnostic-beg one))
            (drive-say `((line . ,(line-number-at-pos)) (column . ,(1+ (current-column)))
                         (message . ,(flymake-diagnostic-text one))))))
        (let* ((first (car (drive-diagnostics)))
               ;; Without a kind: eglot 1.9 compares kinds word for word and knows no quickfix.segue below quickfix.
               (actions (append (eglot-code-actions (flymake-diagnostic-beg first) (flymake-diagnostic-end first) nil nil) nil))
               (chosen (seq-find (lambda (action) (string-match-p (regexp-quote (getenv "TITLE")) (plist-get action :title))) actions)))
          (drive-say `((offered . ,(vconcat (mapcar (lambda (action) (plist-get action :title)) actions)))))
          (unless (plist-get chosen :edit) (error "The action came without its edit"))
          (eglot--apply-workspace-edit (plist-get chosen :edit)))
        (eglot--signal-textDocument/didChange)
        (drive-wait "no diagnostics" (lambda () (null (flymake-diagnostics))))
        (save-buffer)
        (eglot-shutdown server)
        (drive-say `((exit . ,(if (jsonrpc-running-p server) 1 0))))))
  (error
   (drive-say `((problem . ,(error-message-string problem))))
   (kill-emacs 1)))
;;; drive.el ends here
